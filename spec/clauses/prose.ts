import { leftOut } from '../../src/schema/build/index.js';

/** Sections that say nothing about bytes or behaviour. */
export const heading = leftOut('A heading; its sections say it.');
export const aboutTheText = leftOut('About the document itself: nothing on the wire.');
export const terms = leftOut('Terms that other sections use.');
export const literature = leftOut('References to other documents.');
