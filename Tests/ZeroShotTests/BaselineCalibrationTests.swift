import Tensors
import Testing
import ZeroShot

@Suite struct BaselineCalibrationTests {
    /// The γ that is chosen gets the best harmonic mean of all γ, and the shifted scores have exactly that accuracy.
    @Test(arguments: ["eszsl", "ridge-visual", "sae"]) func reachesTheBestPointOfTheCurve(_ name: String) throws {
        let problem = ToyProblem.make()
        let workers = Workers()
        let scores = try #require(BaselineRegistry.standard[name]).fit(problem, workers: workers).scores(
            on: problem, workers: workers)
        let best = SeenUnseenCurve(scores, problem: problem).points.map {
            Metrics(unseen: $0.unseen, seen: $0.seen, conventional: 0, curveArea: 0).harmonicMean
        }.max()
        let calibrated = CalibratedStacking(choosingFor: scores, on: problem).apply(to: scores, of: problem).metrics
        #expect(abs(calibrated.harmonicMean - (try #require(best))) < 1e-9)
        #expect(calibrated.harmonicMean >= scores.metrics.harmonicMean)
        // A constant changes neither the choice among unseen classes nor the curve's shape.
        #expect(calibrated.conventional == scores.metrics.conventional)
        #expect(abs(calibrated.curveArea - scores.metrics.curveArea) < 0.5)
    }

    @Test func byHand() {
        let (scores, problem) = MetricsTests.example()
        // The best point of the curve is (U, S) = (25, 75), reached at γ = −2 and left at γ = 1; half-way lies −0.5.
        let stacking = CalibratedStacking(choosingFor: scores, on: problem)
        #expect(stacking.gamma == -0.5)
        #expect(CalibratedStacking(gamma: 0).apply(to: scores, of: problem).metrics == scores.metrics)
        #expect(stacking.apply(to: scores, of: problem).seen[0, 0] == 5.5 && scores.seen[0, 0] == 5)
    }
}
