package io.nightjar.cli;

import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.model.FeatureColumn;
import io.nightjar.model.ModelBundle;
import io.nightjar.model.ModelRegistry;
import io.nightjar.model.Signature;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.scoring.ScorerLoader.LoadedScorer;
import io.nightjar.scoring.ScoringPath;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "models",
        header = "the model bundles there are, what one needs and gives, and which is champion",
        subcommands = {
            ModelsCommand.ListModels.class,
            ModelsCommand.Show.class,
            PromoteCommand.class,
            RemoveModelCommand.class
        },
        footer = {"", "Example:", "  nightjar models show flight-delay@1"})
final class ModelsCommand implements Callable<Integer> {
    private final Session session;

    ModelsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return new ListModels(session).call();
    }

    @Command(
            name = "list",
            header = "every bundle, with the jobs that use it",
            footer = {"", "Example:", "  nightjar models list"})
    static final class ListModels implements Callable<Integer> {
        private final Session session;

        @Option(names = "--json", description = "as JSON")
        boolean json;

        ListModels(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            TextTable table = TextTable.of("model", "aliases", "used_by", "folder");
            ModelRegistry models = session.services().models();
            Map<ModelRef, String> users = users();
            Map<ModelRef, String> aliases = aliases();
            for (ModelRef ref : models.list()) {
                table.row(
                        Cell.of(ref.toString()),
                        Cell.of(Optional.ofNullable(aliases.get(ref))),
                        Cell.of(Optional.ofNullable(users.get(ref))),
                        Cell.of(models.folder(ref)));
            }
            if (json) {
                table.printJson(session.console());
            } else if (table.isEmpty()) {
                session.console().print("no models yet in " + session.settings().models());
                session.suggest("nightjar train NAME");
            } else {
                table.print(session.console());
                session.suggest("nightjar models show NAME@VERSION");
            }
            return ExitStatus.OK.code();
        }

        private Map<ModelRef, String> aliases() {
            Map<ModelRef, String> names = byRef();
            ModelNames.aliases(session)
                    .all()
                    .forEach((name, ref) ->
                            names.merge(ref, name.substring(name.indexOf('@') + 1), (a, b) -> a + ", " + b));
            return names;
        }

        private static Map<ModelRef, String> byRef() {
            return new TreeMap<>(Comparator.comparing(ModelRef::name).thenComparing(ModelRef::version));
        }

        private Map<ModelRef, String> users() {
            Map<ModelRef, String> users = byRef();
            for (String name : session.jobs().names()) {
                modelOf(name).ifPresent(ref -> users.merge(ref, name, (a, b) -> a + ", " + b));
            }
            return users;
        }

        /** A job that cannot be read uses none. */
        private Optional<ModelRef> modelOf(String job) {
            try {
                return Optional.of(session.jobs().load(job).model());
            } catch (NightjarException e) {
                return Optional.empty();
            }
        }
    }

    @Command(
            name = "show",
            header = "one bundle: features, classes, figures, how it was made, digest",
            footer = {"", "Example:", "  nightjar models show flight-delay@1"})
    static final class Show implements Callable<Integer> {
        private static final JobDefinition.Features ANY =
                new JobDefinition.Features(JobDefinition.ColumnPolicy.DEFAULT, Map.of());

        private final Session session;

        @Parameters(paramLabel = "NAME[@VERSION]", description = "the newest version where none is given")
        @Nullable
        String model;

        @Option(names = "--json", description = "as JSON")
        boolean json;

        Show(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            ModelBundle bundle =
                    session.services().models().open(ModelNames.ref(session, java.util.Objects.requireNonNull(model)));
            if (json) {
                session.console().print(Json.text(fields(bundle)));
            } else {
                print(bundle);
            }
            return ExitStatus.OK.code();
        }

        private void print(ModelBundle bundle) {
            Console console = session.console();
            Signature signature = bundle.signature();
            console.print(console.styled(Console.Style.STRONG, bundle.version().label()));
            FieldList list = new FieldList(console);
            bundle.about().forEach(list::add);
            list.add(signature.namesClasses() ? "classes" : "numbers", String.join(", ", signature.labels()));
            list.add("gives", signature.gives().label());
            signature.positive().ifPresent(label -> list.add("positive", label));
            list.add("scored by", path(bundle));
            list.add("digest", bundle.version().digest());
            list.add("made on", bundle.platform());
            list.add("parts", String.join(", ", new TreeMap<>(bundle.parts()).keySet()));
            list.print();
            console.print("");
            TextTable features = TextTable.of("feature_column", "type", "taken_as");
            for (FeatureColumn feature : signature.features()) {
                features.row(Cell.of(feature.name()), Cell.of(feature.type().label()), Cell.of(kinds(feature)));
            }
            features.print(console);
            console.print("");
            TextTable metrics = TextTable.of("held-out_figure", ">value");
            bundle.metrics().forEach((name, value) -> metrics.row(Cell.of(name), Cell.of(figure(name, value))));
            metrics.print(console);
            console.print("");
            provenance(bundle).print(console);
        }

        private ProvenanceText provenance(ModelBundle bundle) {
            return ProvenanceText.of(bundle, session.services().modelContents());
        }

        /** Which code would score, and why that one; or why the bundle cannot be used. */
        private String path(ModelBundle bundle) {
            try {
                LoadedScorer loaded = session.services().scorers().load(bundle, ANY);
                ScoringPath path = loaded.scorer().path();
                return path.name() + ": " + path.reason() + " (golden rows: " + loaded.golden() + ")";
            } catch (NightjarException e) {
                return "nothing: " + e.code().code() + ", " + e.message();
            }
        }

        /** Of a bundle's figures only the confusion matrix counts rows. */
        private static String figure(String name, double value) {
            return name.startsWith("confusion/")
                    ? Words.count(Math.round(value))
                    : String.format(Locale.ROOT, "%.6g", value);
        }

        private static String kinds(FeatureColumn feature) {
            return feature.kinds().stream()
                    .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
        }

        private Json.Fields fields(ModelBundle bundle) {
            Json.Fields about = new Json.Fields();
            bundle.about().forEach(about::put);
            Json.Fields metrics = new Json.Fields();
            bundle.metrics().forEach(metrics::put);
            List<Json.Fields> features = bundle.signature().features().stream()
                    .map(feature -> new Json.Fields()
                            .put("name", feature.name())
                            .put("type", feature.type().label())
                            .put("taken_as", kinds(feature)))
                    .toList();
            return new Json.Fields()
                    .put("model", bundle.version().label())
                    .put("digest", bundle.version().digest())
                    .put("platform", bundle.platform())
                    .put("about", about)
                    .put("gives", bundle.signature().gives().label())
                    .put(
                            bundle.signature().namesClasses() ? "classes" : "numbers",
                            bundle.signature().labels())
                    .put("positive", bundle.signature().positive())
                    .put("scored_by", path(bundle))
                    .put("features", features)
                    .put("metrics", metrics)
                    .put("provenance", provenance(bundle).fields())
                    .put("parts", List.copyOf(new TreeMap<>(bundle.parts()).keySet()));
        }
    }
}
