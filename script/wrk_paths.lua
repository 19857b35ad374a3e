-- wrk -s wrk_paths.lua URL -- FILE PREFIX SUFFIX ENCODING: asks for the lines of FILE in random order, each between PREFIX and
-- SUFFIX, with ENCODING as what is accepted, if it is not empty. Prints answers, microseconds, bytes, the median and the 99th
-- percentile of an answer's microseconds, and how many were not answered well.
local paths = {}
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("seed", threads)
end

function init(arguments)
  for line in io.lines(arguments[1]) do
    if line ~= "" then paths[#paths + 1] = arguments[2] .. line .. arguments[3] end
  end
  if arguments[4] ~= "" then wrk.headers["Accept-Encoding"] = arguments[4] end
  math.randomseed(seed)
end

function request()
  return wrk.format("GET", paths[math.random(#paths)])
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("%d %d %d %d %d %d\n", summary.requests, summary.duration, summary.bytes,
    latency:percentile(50), latency:percentile(99),
    errors.status + errors.timeout + errors.read + errors.write + errors.connect))
end
