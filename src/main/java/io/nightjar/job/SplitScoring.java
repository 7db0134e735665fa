package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.quality.KeyUniqueness;
import io.nightjar.quality.Profiler;
import io.nightjar.quality.contract.ContractWatch;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.SplitScorer;
import io.nightjar.table.DataFile;
import io.nightjar.table.PartFile;
import io.nightjar.table.PartWriter;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Scores one split: a {@link SplitTask} becomes a {@link SplitResult}. Knows neither Spring nor the ledger. Used by one
 * thread, beside which the profile may be taken; {@link #close} without {@link #finish} discards what was written.
 */
final class SplitScoring implements AutoCloseable {
    /** What a scorer says of a row, not knowing of which file. */
    private static final Set<ErrorCode> OF_A_ROW = EnumSet.of(ErrorCode.VALUE_REFUSED, ErrorCode.REASONS_DIFFER);

    private final SplitTask task;
    private final ScoringTools tools;
    private final Aside aside;
    private final SplitScorer scorer;
    private final RowBatchReader reader;
    private final PartWriter part;
    private final Profiler profile;
    private final ContractWatch contract;
    private Optional<PartWriter> rejects = Optional.empty();
    private Optional<Aside.Part> profiled = Optional.empty();

    SplitScoring(SplitTask task, ScoringTools tools, Aside aside) {
        this.task = task;
        this.tools = tools;
        this.aside = aside;
        this.profile = tools.profilers().apply(task.split());
        this.contract = tools.contract().watch(task.split());
        this.scorer = tools.scorer().forSplit();
        this.reader = tools.source().read(task.split(), task.read(), task.batchRows());
        try {
            this.part = tools.sink().create(task.part(), tools.output().schema());
        } catch (RuntimeException | Error e) {
            reader.close();
            throw e;
        }
    }

    /** The next batch; one with a null key ends the run before it is scored. */
    Optional<RowBatch> read() {
        Optional<RowBatch> batch = reader.next();
        batch.ifPresent(rows -> KeyUniqueness.refuseNulls(
                task.key(), rows, task.split().file(rows).location()));
        return batch;
    }

    /** Begins to profile the batch as well; {@link #write} ends it. The answer is valid until the next. */
    ScoredBatch score(RowBatch batch) {
        profiled = Optional.of(aside.begin(() -> profile.read(batch)));
        try {
            ScoredBatch scored = scorer.score(batch);
            return tools.explainer()
                    .map(explainer -> scored.explained(explainer.explain(batch, scored)))
                    .orElse(scored);
        } catch (NightjarException e) {
            throw OF_A_ROW.contains(e.code()) ? e.in(task.split().file(batch).location()) : e;
        }
    }

    void write(RowBatch batch, ScoredBatch answer) {
        ScoredBatch scored = contract.check(batch, answer);
        profile.scored(batch, scored);
        writeParts(batch, scored);
        // The next batch takes the place of this one.
        profiled.ifPresent(Aside.Part::end);
        profiled = Optional.empty();
    }

    private void writeParts(RowBatch batch, ScoredBatch scored) {
        int rejected = scored.rejectedRows();
        if (rejected < batch.rows()) {
            part.write(tools.output().select(batch, scored));
        }
        if (rejected > 0) {
            rejectsWriter()
                    .write(tools.rejects()
                            .select(batch, scored, task.split().file(batch).location()));
        }
    }

    private PartWriter rejectsWriter() {
        if (rejects.isEmpty()) {
            rejects = Optional.of(
                    tools.sink().create(task.rejects(), tools.rejects().schema()));
        }
        return rejects.get();
    }

    /** Ends reading and writing and holds little memory from then on; {@link #finish} then proves what was written. */
    void end() {
        reader.close();
        part.end();
        rejects.ifPresent(PartWriter::end);
    }

    /** Of which something was read that no checksum was held against. */
    List<DataFile> filesWithoutChecksums() {
        return reader.filesWithoutChecksums();
    }

    SplitResult finish() {
        end();
        PartFile scoredPart = part.finish();
        Optional<PartFile> rejectsPart = rejects.map(PartWriter::finish);
        return new SplitResult(
                task.split().index(), scoredPart, rejectsPart, profile.finish().withContract(contract.finish()));
    }

    @Override
    public void close() {
        profiled.ifPresent(Aside.Part::endQuietly);
        try (reader;
                part) {
            rejects.ifPresent(PartWriter::close);
        }
    }
}
