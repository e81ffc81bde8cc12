// ScanBenchmark [--retrospective] [--reports 50000] [--weeks 104] [--replications 999] [--radius 1000] [--share 0.1]
//     [--longest 8] [--places 400] [--threads 2] [--seed 1]
// ScanBenchmark --near-repeats [--reports 5000] [--replications 999] [--places 400] [--threads 2] [--seed 1]
// ScanBenchmark --power [--trials 100] [--reports 5000] [--plant 200] [--times 3] [--replications 999]

import BenchmarkOptions

let options = Options(arguments: CommandLine.arguments)
if options.isSet("power") {
    try Power(options: options).run()
} else if options.isSet("near-repeats") {
    try NearRepeatSpeed(options: options).run()
} else {
    try Speed(options: options).run()
}
