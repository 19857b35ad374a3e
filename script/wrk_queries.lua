-- wrk -s wrk_queries.lua URL -- PATH FILE: asks PATH with the lines of FILE as `q`, in random order; prints requests a
-- second, the median and the 99th percentile of the time an answer took, and how many were not answered well.
local paths = {}
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("seed", threads)
end

local function encoded(text)
  return (text:gsub("[^%w%-._~]", function(byte) return string.format("%%%02X", byte:byte()) end))
end

function init(arguments)
  for line in io.lines(arguments[2]) do
    if line ~= "" then paths[#paths + 1] = arguments[1] .. "?q=" .. encoded(line) end
  end
  math.randomseed(seed)
end

function request()
  return wrk.format("GET", paths[math.random(#paths)])
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("%.0f requests/s, p50 %.2f ms, p99 %.2f ms, %d errors\n",
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.status + errors.timeout + errors.read + errors.write + errors.connect))
end
