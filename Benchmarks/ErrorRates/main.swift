// How often Lykta's statistics are wrong, on data as they are beside Poisson ones. The answer is what the product tells.
//
// ErrorRates effect [--sets 1000] [--seed 12]
// ErrorRates voice [--sets 500] [--seed 3]
// ErrorRates baseline [--sets 500] [--seed 7] [--reports 1000]
// ErrorRates surge [--sets 500] [--seed 4] [--reports 2000] [--replications 199] [--only NUMBER] [--plain]

import BenchmarkOptions

let options = Options(arguments: CommandLine.arguments)
switch CommandLine.arguments.dropFirst().first {
case "effect": EffectErrors(options: options).run()
case "voice": try VoiceErrors(options: options).run()
case "surge": try SurgeErrors(options: options).run()
case "baseline": try BaselineErrors(options: options).run()
default: tell("ErrorRates effect | voice | surge | baseline [--sets 500] [--seed 12]")
}
