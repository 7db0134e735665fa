package io.nightjar.job;

import io.nightjar.quality.Profiler;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.SplitScorer;
import io.nightjar.table.PartWriter;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Split;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What each stage of the engine costs a row, once compiled: on one batch of a table, whose values are in the cache. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class RowKernel {
    private static final int ROWS_OF_A_PART = 400_000;

    @Param({"a", "b", "c", "d", "e"})
    public String table = "";

    private ScoringTools tools;
    private SplitFiles files;
    private NightPlan plan;
    private Split split;
    private RowBatchReader open;
    private RowBatch batch;
    private SplitScorer scorer;
    private ScoredBatch scored;
    private RowBatch selected;
    private Profiler profile;
    private PartWriter part;
    private int rowsOfPart;

    /** What a row costs, where an invocation is of many. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Rows {
        public long row;
    }

    @Setup
    public void prepare() {
        EngineMain.Engine engine = EngineMain.prepare(
                Path.of(System.getProperty("bench.project")),
                table + "-200000",
                "2026-01-01",
                1,
                EngineMain.Watched.PROFILED);
        Path out = Path.of(System.getProperty("bench.out"));
        plan = engine.plan();
        tools = engine.tools();
        files = new SplitFiles(out.toString(), engine.batchRows());
        split = plan.splits().get(0);
        open = reader();
        batch = open.next().orElseThrow();
        scored = tools.scorer().score(batch);
        scorer = tools.scorer().forSplit();
        selected = tools.output().select(batch, scored);
        profile = tools.profilers().apply(split);
        part = part();
    }

    private RowBatchReader reader() {
        return tools.source().read(split, plan.read(), files.batchRows());
    }

    private PartWriter part() {
        return tools.sink().create(files.task(plan, 0).part(), tools.output().schema());
    }

    @TearDown(Level.Trial)
    public void close() {
        open.close();
        part.close();
    }

    /** Reads, decompresses and decodes a split of the small table. */
    @Benchmark
    public long read(Rows rows) {
        long sum = 0;
        try (RowBatchReader reader = reader()) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                sum += next.get().rows();
            }
        }
        rows.row += sum;
        return sum;
    }

    @Benchmark
    public ScoredBatch score(Rows rows) {
        rows.row += batch.rows();
        return scorer.score(batch);
    }

    @Benchmark
    public Profiler profile(Rows rows) {
        rows.row += batch.rows();
        profile.observe(batch, scored);
        return profile;
    }

    /** Encodes, compresses, digests and writes the same rows over and over: repetition compresses better than a table. */
    @Benchmark
    public long write(Rows rows) {
        part.write(selected);
        rows.row += selected.rows();
        rowsOfPart += selected.rows();
        if (rowsOfPart >= ROWS_OF_A_PART) {
            part.end();
            part.close();
            part = part();
            rowsOfPart = 0;
        }
        return rowsOfPart;
    }
}
