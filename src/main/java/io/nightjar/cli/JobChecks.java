package io.nightjar.cli;

import io.nightjar.config.GateColumns;
import io.nightjar.config.InputSample;
import io.nightjar.error.NightjarException;
import io.nightjar.model.ModelBundle;
import io.nightjar.run.JobDefinition;
import io.nightjar.scoring.ScorerLoader.LoadedScorer;
import io.nightjar.table.DataFile;
import java.util.List;
import java.util.Optional;

/** Whether jobs would run: their file, their model with its golden rows, their newest input. */
final class JobChecks {
    private final Session session;

    JobChecks(Session session) {
        this.session = session;
    }

    List<Finding> of(List<String> names) {
        return names.stream().map(this::of).toList();
    }

    private Finding of(String name) {
        String what = "job " + name;
        try {
            JobDefinition job = session.jobs().load(name);
            ModelBundle model = session.services().models().open(job.model());
            GateColumns.check(job, model.signature());
            LoadedScorer loaded = session.services().scorers().load(model, job.features());
            Optional<DataFile> sample = new InputSample(
                            session.services().storage(), session.services().tables())
                    .of(job.input().path(), job.input().files());
            if (sample.isEmpty()) {
                return Finding.odd(
                        what, "no folder like " + job.input().path() + " holds input", "nightjar describe " + name);
            }
            JobColumns.check(job, model, sample.get());
            return Finding.good(
                    what,
                    "model " + job.model() + " (golden rows: " + loaded.golden() + ", "
                            + loaded.scorer().path().name() + "), newest input "
                            + sample.get().location());
        } catch (NightjarException e) {
            return Finding.bad(what, e);
        }
    }
}
