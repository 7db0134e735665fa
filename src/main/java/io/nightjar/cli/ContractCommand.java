package io.nightjar.cli;

import io.nightjar.config.ContractTemplate;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.job.StoredProfiles;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.quality.QualityProfile;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "contract",
        header = "what the input must be: propose it from past nights",
        subcommands = ContractCommand.Suggest.class,
        footer = {"", "Example:", "  nightjar contract suggest flight-delay"})
final class ContractCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw NightjarException.of(ErrorCode.USAGE, "contract needs a command: suggest")
                .next("nightjar contract suggest JOB");
    }

    @Command(
            name = "suggest",
            header = "a contract that published nights would have kept, as YAML",
            description = {
                "",
                "Reads the profiles of published nights from the ledger, no data. Paste it into the job file and read it:"
                        + " docs/contract.md says what each rule means.",
            },
            footer = {
                "",
                "Example:",
                "  nightjar contract suggest flight-delay --from 2001-05-01 --to 2001-05-14",
            })
    static final class Suggest implements Callable<Integer> {
        private static final int NIGHTS = 60;

        private final Session session;

        @Parameters(paramLabel = "JOB", description = "one of nightjar jobs")
        @Nullable
        String job;

        @Option(names = "--from", paramLabel = "D", description = "first business date; else of the latest 60 nights")
        @Nullable
        String from;

        @Option(names = "--to", paramLabel = "D", description = "last business date; else the latest")
        @Nullable
        String to;

        Suggest(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            JobDefinition definition = session.jobs().load(Objects.requireNonNull(job));
            SortedMap<BusinessDate, QualityProfile> nights = nights(definition);
            if (nights.isEmpty()) {
                throw NightjarException.of(
                                ErrorCode.UNKNOWN_RUN,
                                "no night of job '" + definition.name() + "' is published there, so that there is"
                                        + " nothing to propose a contract from")
                        .next("nightjar runs " + definition.name());
            }
            session.console()
                    .print(new ContractTemplate(definition, nights).text().stripTrailing());
            return ExitStatus.OK.code();
        }

        private SortedMap<BusinessDate, QualityProfile> nights(JobDefinition definition) {
            Optional<BusinessDate> first = Optional.ofNullable(from).map(text -> session.date(text, definition));
            BusinessDate last = to == null
                    ? new BusinessDate(LocalDate.now(session.clock().withZone(definition.zone())))
                    : session.date(to, definition);
            int most = first.isPresent() ? Integer.MAX_VALUE : NIGHTS;
            SortedMap<BusinessDate, QualityProfile> nights = new TreeMap<>(Comparator.comparing(BusinessDate::date));
            try (LedgerReader ledger = session.services().ledger()) {
                new StoredProfiles(ledger)
                        .published(definition.name(), first, last, most)
                        .forEach(night -> nights.put(night.date(), night.profile()));
            }
            return nights;
        }
    }
}
