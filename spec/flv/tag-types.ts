/** What a tag contains; the ids are those of the same RTMP messages. */
export const tagTypes = { audio: 8, video: 9, scriptExtended: 15, script: 18 } as const;
