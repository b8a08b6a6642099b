-- For wrk: sends the requests of a file. Fields end with \1: first what all requests have in common, then of each its
-- head up to the common headers, its body, and the ETag that it names first, or nothing.
local common
local requests = {}
local free = {}
local chained = false
local tried = false
local following = 0
local number = 0

function init(args)
  math.randomseed(os.time() + tonumber(args[2]) % 100000)
  number = tonumber(args[2])
  local file = assert(io.open(args[1], "rb"))
  local fields = file:read("*a"):gmatch("([^\1]*)\1")
  file:close()
  common = fields()
  for head in fields do
    local body = fields()
    local etag = fields()
    local request = { head = head, body = body, etag = etag, varies = (head .. body):find("{%l+}") ~= nil }
    requests[#requests + 1] = request
    if etag ~= "" then
      chained = true
      free[#free + 1] = #requests
    end
  end
  -- With it wrk takes every answer apart, so it is there only where that is needed.
  if chained then response = answered end
end

local function guid(first)
  local random = math.random
  return string.format("%08x-%04x-4%03x-8%03x-%06x%06x", first, random(0, 0xffff), random(0, 0xfff), random(0, 0xfff),
    random(0, 0xffffff), random(0, 0xffffff))
end

function request()
  local index
  if chained then
    -- The first is made to see whether it is well formed, and never sent.
    index = tried and table.remove(free, 1) or free[1]
    tried = true
  else
    following = following % #requests + 1
    index = following
  end
  local chosen = requests[index]
  if not chosen.varies then return chosen.head .. common .. chosen.body end
  number = number + 1
  local values = {
    guid = guid(chained and index or math.random(0, 0xffffffff)),
    number = string.format("%012d", number),
    etag = chosen.etag,
  }
  return chosen.head:gsub("{(%l+)}", values) .. common .. chosen.body:gsub("{(%l+)}", values)
end

-- The request's id comes back with the answer and begins with its index.
function answered(status, headers)
  local id, etag
  for name, value in pairs(headers) do
    local lower = name:lower()
    if lower == "ms-requestid" then id = value elseif lower == "etag" then etag = value end
  end
  local index = id and tonumber(id:sub(1, 8), 16)
  if index == nil or requests[index] == nil then return end
  if etag ~= nil then requests[index].etag = etag end
  free[#free + 1] = index
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"microseconds":%d,"p50":%f,"p99":%f,"processor":%f,"refused":%d,"lost":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), os.clock(), errors.status,
    errors.connect + errors.read + errors.write + errors.timeout))
end
