"""Opens a page as a mid-range telephone does, on a slow line: 1.6 Mbit/s, 150 ms there and back, a processor four times slower than this.
Prints what goes over the wire and when the page can be used, of several visits of a browser that has nothing kept. See Benchmarks/pages."""
import statistics
import sys

from playwright.sync_api import sync_playwright

address, times = sys.argv[1], 7


def visit(browser):
    context = browser.new_context(locale="sv-SE", viewport={"width": 390, "height": 844}, device_scale_factor=2.6)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8})
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    loaded, names = {}, {}
    session.on("Network.responseReceived", lambda event: names.update({event["requestId"]: event["response"]["url"]}))
    session.on("Network.loadingFinished", lambda event: loaded.update({event["requestId"]: event["encodedDataLength"]}))
    # Interactive: everything has been read, the scripts have run, and nothing keeps the processor from answering for a while.
    page.add_init_script("""
        window.tasks = [];
        new PerformanceObserver((list) => list.getEntries().forEach((one) => tasks.push(one.startTime + one.duration)))
            .observe({ type: 'longtask', buffered: true });
        new PerformanceObserver((list) => list.getEntries().forEach((one) => { window.largest = one.startTime; }))
            .observe({ type: 'largest-contentful-paint', buffered: true });""")
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(500)
    found = page.evaluate("""() => {
        const way = performance.getEntriesByType('navigation')[0];
        const painted = performance.getEntriesByName('first-contentful-paint')[0];
        return { first: painted ? painted.startTime : 0, largest: window.largest || 0, html: way.responseEnd,
            interactive: Math.max(way.domContentLoadedEventEnd, painted ? painted.startTime : 0,
                ...window.tasks) };
    }""")
    context.close()
    return found, {names.get(one, one): size for one, size in loaded.items()}


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    visit(browser)
    visits = [visit(browser) for _ in range(times)]
    browser.close()
wire = visits[-1][1]
for name, size in sorted(wire.items(), key=lambda one: -one[1]):
    print(f"  {size:7d} bytes  {name}")
print(f"{address}: {sum(wire.values())} bytes in {len(wire)} answers")
for kind in ("html", "first", "largest", "interactive"):
    taken = sorted(found[kind] for found, _ in visits)
    print(f"  {kind:12s} median {statistics.median(taken):6.0f} ms  most {taken[-1]:6.0f} ms")
