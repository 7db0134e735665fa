package io.nightjar.cli;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.job.GatesBacktest;
import io.nightjar.job.GatesBacktest.Tested;
import io.nightjar.job.StoredProfiles;
import io.nightjar.labels.LabelGates;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.model.ModelBundle;
import io.nightjar.quality.Baselines;
import io.nightjar.quality.Counterfactual;
import io.nightjar.quality.Verdict.Level;
import io.nightjar.quality.effect.EffectMeasure;
import io.nightjar.run.AlarmRule.Control;
import io.nightjar.run.AlarmRule.Figure;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.RunSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "gates",
        header = "what gates would have said of past nights",
        subcommands = GatesCommand.Backtest.class,
        footer = {"", "Example:", "  nightjar gates backtest flight-delay --nights 60"})
final class GatesCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw NightjarException.of(ErrorCode.USAGE, "gates needs a command: backtest")
                .next("nightjar gates backtest JOB");
    }

    @Command(
            name = "backtest",
            header = "which past nights the job's gates would have warned of or held",
            description = {
                "",
                "Judges stored profiles by the gates that the job file has now, each night by those published before it;"
                        + " nothing is scored again. Labels are those that are known now.",
            },
            footer = {"", "Example:", "  nightjar gates backtest flight-delay --nights 60 --unusual-night 90"})
    static final class Backtest implements Callable<Integer> {
        private final Session session;

        @Parameters(paramLabel = "JOB", description = "one of nightjar jobs")
        @Nullable
        String job;

        @Option(names = "--nights", paramLabel = "N", description = "the latest so many nights; 60 without it")
        int nights = 60;

        @Option(names = "--unusual-night", paramLabel = "N", description = "try this gate instead of the job file's")
        int unusual;

        @Option(names = "--false-discovery-rate", description = "let it control that rate instead of false alarms")
        boolean discoveries;

        @Option(names = "--quantile", paramLabel = "Q", description = "try so much of past nights as usual, 0.5 to 1")
        Optional<Double> quantile = Optional.empty();

        @Option(names = "--columns", split = ",", paramLabel = "A,B", description = "let it look at these columns only")
        List<String> columns = List.of();

        @Option(names = "--except", split = ",", paramLabel = "A,B", description = "let it leave these columns out")
        List<String> except = List.of();

        @Option(names = "--figures", split = ",", paramLabel = "A,B", description = "let it look at these figures only")
        List<Figure> figures = List.of();

        @Option(names = "--json", description = "as JSON")
        boolean json;

        Backtest(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            JobDefinition definition = session.jobs().load(Objects.requireNonNull(job));
            TriedGate tried = new TriedGate(
                    unusual,
                    discoveries ? Optional.of(Control.FALSE_DISCOVERY_RATE) : Optional.empty(),
                    quantile,
                    columns,
                    except,
                    figures);
            List<Gate> gates = tried.of(definition.gates());
            ModelBundle bundle = session.services().models().open(definition.model());
            List<Tested> tested;
            try (LedgerReader ledger = session.services().ledger()) {
                GatesBacktest.Measures measures = new GatesBacktest.Measures(
                        definition.baseline(),
                        baselines(bundle),
                        counterfactual(definition, gates, bundle),
                        new StoredProfiles(ledger).pinned(definition),
                        date -> new LabelGates(session.services().labels().store(), new RunSpec(definition, date)));
                tested = new GatesBacktest(ledger, gates, measures).of(definition.name(), nights);
            }
            print(tested);
            if (!json) {
                session.suggest("nightjar runs " + definition.name());
            }
            return ExitStatus.OK.code();
        }

        private static Optional<Baselines> baselines(ModelBundle bundle) {
            return Optional.ofNullable(bundle.parts().get(Baselines.PART))
                    .map(bytes -> Baselines.fromJson(new String(bytes, StandardCharsets.UTF_8)));
        }

        /** Who can say what drift did to decisions; the model is loaded only where a gate asks for it. */
        private Optional<Counterfactual> counterfactual(
                JobDefinition definition, List<Gate> gates, ModelBundle bundle) {
            return gates.stream().anyMatch(gate -> gate.by()
                            .filter(EffectMeasure.labels()::contains)
                            .isPresent())
                    ? Optional.of(new Counterfactual(
                            bundle.signature(),
                            session.services()
                                    .scorers()
                                    .load(bundle, definition.features())
                                    .scorer()
                                    .explainer(),
                            definition))
                    : Optional.empty();
        }

        private void print(List<Tested> tested) {
            TextTable table = TextTable.of("date", "run", "then", "now", "first reason");
            for (Tested night : tested) {
                table.row(
                        Cell.of(night.run().date().toString()),
                        Cell.of(night.run().id().value()),
                        Cell.of(night.run().verdict()),
                        Cell.of(night.verdict().level().label()),
                        Cell.of(night.verdict().reasons().stream().findFirst()));
            }
            if (json) {
                table.printJson(session.console());
                return;
            }
            table.print(session.console());
            session.console()
                    .print(count(tested, Level.HELD) + " held, " + count(tested, Level.WARNED) + " warned, "
                            + count(tested, Level.PASSED) + " passed of " + tested.size() + " nights");
        }

        private static long count(List<Tested> tested, Level level) {
            return tested.stream()
                    .filter(night -> night.verdict().level() == level)
                    .count();
        }
    }
}
