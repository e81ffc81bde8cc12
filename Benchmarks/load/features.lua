-- Asks OGC API – Features for the reports in boxes, one box after another, round and round.
-- Run as: wrk -t1 -c16 -d10s --latency -s features.lua http://127.0.0.1:PORT -- PATH BOXES [KEY]; BOXES is a file of `west,south,east,north`
-- lines. Prints requests a second, the quantiles of an answer in milliseconds, how many failed, and the mean length of an answer in bytes.
local requests, count = {}, 0

function init(args)
  local headers = { ["Accept"] = "application/geo+json" }
  if args[3] then headers["Authorization"] = "Bearer " .. args[3] end
  for box in io.lines(args[2]) do
    table.insert(requests, wrk.format("GET", args[1] .. "?limit=1000&bbox=" .. box, headers))
  end
end

function request()
  count = count % #requests + 1
  return requests[count]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("%.1f %.2f %.2f %d %.0f\n",
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout, summary.bytes / math.max(summary.requests, 1)))
end
