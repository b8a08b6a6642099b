-- For wrk: asks for the paths of a file, one in each line, in turn.
local requests = {}
local next = 0

function init(args)
  for path in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format("GET", path)
  end
end

function request()
  next = next % #requests + 1
  return requests[next]
end
