// How often Lykta's statistics are wrong, on data as they are beside Poisson ones. The answer is what the product tells.
//
// ErrorRates effect [--sets 1000] [--seed 12] [--only NUMBER]
// ErrorRates measures|measures-power [--sets 1000] [--seed 13]
// ErrorRates measures-table [--sets 500] [--seed 13]
// ErrorRates voice [--sets 500] [--seed 3]
// ErrorRates baseline [--sets 500] [--seed 7] [--reports 1000]
// ErrorRates surge [--sets 500] [--seed 4] [--reports 2000] [--replications 199] [--only NUMBER] [--plain]

import BenchmarkOptions

let options = Options(arguments: CommandLine.arguments)
switch CommandLine.arguments.dropFirst().first {
case "effect": EffectErrors(options: options).run()
case "measures": MeasureErrors(options: options).run()
case "measures-power": MeasureErrors(options: options).power()
case "measures-table": MeasureErrors(options: options).tables()
case "voice": try VoiceErrors(options: options).run()
case "surge": try SurgeErrors(options: options).run()
case "baseline": try BaselineErrors(options: options).run()
default:
    tell(
        "ErrorRates effect | measures | measures-power | measures-table | voice | surge | baseline [--sets 500] [--seed 12]"
    )
}
