-- Asks for the paths in the file named by PLACES, one after the other, and prints what was seen as JSON.
local paths, place = {}, 0
for path in io.lines(os.getenv("PLACES")) do paths[#paths + 1] = path end

function request()
   place = place % #paths + 1
   return wrk.format("GET", paths[place])
end

function done(summary, latency)
   local e = summary.errors
   io.write(string.format(
      '{"requests": %d, "seconds": %.3f, "p50_ms": %.3f, "p99_ms": %.3f, "faults": %d, "bytes": %d}\n',
      summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
      e.connect + e.read + e.write + e.status + e.timeout, summary.bytes))
end
