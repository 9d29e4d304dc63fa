-- What headers inherit from their predecessors: the first case that fits sets the state.

local function transition(definition)
  local made = { fields = {} }
  for _, name in ipairs(definition.order) do
    local field = ProtoField.uint32("mtrude.message." .. definition.paths[name], name, base.DEC, nil, nil, definition.docs[name])
    table.insert(made.fields, { name = name, field = field })
  end

  function made.initial()
    local state = {}
    for name, value in pairs(definition.state) do state[name] = value end
    return state
  end

  function made.receive(state, wire, given)
    for _, case in ipairs(definition.cases) do
      if case.reads(state, wire, given) then
        for _, required in ipairs(case.requires) do
          if not required[1](state, wire, given) then error({ code = "illegal-transition", text = required[2] }, 0) end
        end
        for name, value in pairs(case.state(state, wire, given)) do state[name] = value end
        return
      end
    end
  end

  function made.value(state)
    local value = {}
    for name, from in pairs(definition.value) do value[name] = from(state) end
    return value
  end

  return made
end
