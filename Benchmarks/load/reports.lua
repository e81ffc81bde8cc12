-- Posts reports of four categories at random places in a square of 6 x 6 km in Olofström, each different from all others.
-- Counts the answers by status; run as: wrk -t1 -c8 -d30s --latency -s reports.lua http://127.0.0.1:PORT -- KEY
local key, thread = "", 0
local threads = {}

function setup(t)
  t:set("number", thread)
  thread = thread + 1
  table.insert(threads, t)
end

function init(args)
  key = args[1]
  math.randomseed(os.time() * 10 + number)
  count, created, refused, busy, other = 0, 0, 0, 0, 0
end

local categories = { "lighting", "drugs", "speeding", "visibility" }

function request()
  count = count + 1
  local body = string.format(
    '{"category":"%s","text":"Rapport %d-%d: det är mörkt och slitet bakom idrottshallen.",'
      .. '"place":{"type":"Point","coordinates":[%.6f,%.6f]},"accuracyMetres":12,"observedAt":"2026-11-20T18:00:00+01:00",'
      .. '"recurs":["evening"],"source":"resident","clientReference":"load-%d-%d"}',
    categories[count % 4 + 1], number, count, 14.48 + math.random() * 0.1, 56.25 + math.random() * 0.055, number, count)
  return wrk.format("POST", "/api/v1/reports",
    { ["Authorization"] = "Bearer " .. key, ["Content-Type"] = "application/json",
      ["Idempotency-Key"] = string.format("load-%d-%d-%d", os.time(), number, count) }, body)
end

function response(status)
  if status == 201 then created = created + 1
  elseif status == 503 then busy = busy + 1
  elseif status >= 400 and status < 500 then refused = refused + 1
  else other = other + 1 end
end

function done(summary, latency)
  local sums = { created = 0, refused = 0, busy = 0, other = 0 }
  for _, t in ipairs(threads) do
    for name in pairs(sums) do sums[name] = sums[name] + t:get(name) end
  end
  local seconds = summary.duration / 1e6
  io.write(string.format(
    "accepted %d, %.0f a second; p50 %.2f ms, p99 %.2f ms, worst %.1f ms; refused %d, busy %d, other %d, socket errors %d\n",
    sums.created, sums.created / seconds, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    latency.max / 1000, sums.refused, sums.busy, sums.other,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
