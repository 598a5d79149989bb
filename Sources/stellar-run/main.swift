import StellarRunCLI

await StellarRun.main()
