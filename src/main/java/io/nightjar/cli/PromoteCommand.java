package io.nightjar.cli;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.model.ModelBundle;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.ModelRef;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "promote",
        header = "give a version a name that job files may use, such as champion",
        description = {
            "",
            "Jobs whose file says 'model: NAME@champion' are scored by it from their next run on. Who approved it, when and why"
                    + " is a record of the model store's chain, which 'verify --chain --models' checks. An earlier version is"
                    + " promoted again in the same way.",
        },
        footer = {"", "Example:", "  nightjar models promote flight-delay@2 --reason 'better on May'"})
final class PromoteCommand implements Callable<Integer> {
    private static final JobDefinition.Features ANY =
            new JobDefinition.Features(JobDefinition.ColumnPolicy.DEFAULT, Map.of());

    private final Session session;

    @Parameters(paramLabel = "NAME@VERSION", description = "one of nightjar models list")
    @Nullable
    String model;

    @Option(names = "--as", paramLabel = "ALIAS", defaultValue = "champion", description = "default: champion")
    String alias = "champion";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "for the record")
    @Nullable
    String reason;

    @Mixin
    StartedBy startedBy = new StartedBy();

    @Option(names = "--json", description = "as JSON")
    boolean json;

    PromoteCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (!alias.matches("[a-z][a-z0-9-]*")) {
            throw NightjarException.of(
                            ErrorCode.USAGE,
                            "'" + alias + "' is no alias; use lower-case letters, digits and dashes, a letter first")
                    .notDone("Nothing was promoted.");
        }
        ModelRef ref = ModelNames.ref(session, Objects.requireNonNull(model));
        ModelBundle bundle = session.services().models().open(ref);
        // It proves itself first: what golden rows refuse is no champion.
        session.services().scorers().load(bundle, ANY);
        Optional<Long> record = session.services()
                .aliasChain()
                .promote(bundle.version(), alias, startedBy.text(), Objects.requireNonNull(reason));
        if (json) {
            session.console()
                    .print(Json.text(new Json.Fields()
                            .put("model", ref.toString())
                            .put("alias", ref.name() + "@" + alias)
                            .put("digest", bundle.version().digest())
                            .put("record", record)));
        } else {
            String is = ref.name() + "@" + alias + " is " + ref;
            session.console()
                    .print(record.map(number -> is + " (record " + number + " of the model store's chain)")
                            .orElse(is + " already"));
            session.suggest("nightjar verify --chain --models");
        }
        return ExitStatus.OK.code();
    }
}
