import ArgumentParser
@main struct D3GZSL: ParsableCommand { func run() throws { print("hi") } }
