package io.nightjar.torture;

import io.nightjar.publish.ChainRecord;
import io.nightjar.publish.OutputLayout;
import io.nightjar.run.BusinessDate;
import io.nightjar.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A project of its own in which one night is tortured: its job, and where its tables stand. The job has two versions,
 * which give different tables and different rejects of the same input, so that a reader sees which one lies in place.
 *
 * @param project a local folder with settings, job files and the embedded ledger
 * @param place what is tortured: output, rejects, history and staging stand there
 * @param source holds input and model, which nothing tortures
 * @param job its name, in the ledger too
 */
record Bed(Storage storage, Path project, String place, String source, String job) {
    static final BusinessDate NIGHT = new BusinessDate(LocalDate.of(2001, 2, 1));
    static final String MODEL = "torture";
    private static final List<String> FOLDERS = List.of("output", "rejects", "history", "staging");

    /** What a job file says. */
    enum Version {
        A(0.3, "zero"),
        B(0.7, "reject");

        private final double threshold;
        private final String unknown;

        Version(double threshold, String unknown) {
            this.threshold = threshold;
            this.unknown = unknown;
        }

        Version other() {
            return this == A ? B : A;
        }
    }

    /** Writes settings and the training file. {@code ledger} are lines of settings, none for the embedded one. */
    void lay(List<String> ledger) {
        List<String> settings = new ArrayList<>(List.of("folders:", "  models: " + quoted(source + "/models")));
        FOLDERS.forEach(folder -> settings.add("  " + folder + ": " + quoted(place + "/" + folder)));
        // Many splits, many row batches: many moments to be killed at.
        settings.addAll(List.of("scoring:", "  threads: 2", "  batch-rows: 1000", "  split-rows: 1"));
        settings.addAll(ledger);
        write("nightjar.yaml", String.join("\n", settings));
        write("jobs/training/" + MODEL + ".yaml", """
                title: What the crash harness scores with.
                input:
                  path: %s
                features:
                  - { column: weight, as: number }
                  - { column: width, as: number }
                  - { column: kind, as: category }
                label:
                  column: broken
                  rule: "> 0"
                  positive: broken
                  negative: whole
                nights:
                  from: 2001-01-01
                  to: 2001-01-03
                  hold-out: 1
                """.formatted(quoted(input())));
        job(Version.A);
    }

    void job(Version version) {
        write("jobs/" + job + ".yaml", """
                title: A night that is killed again and again
                input:
                  path: %s
                  key: item
                model: %s@1
                features:
                  invalid-number: reject
                  unknown-category: %s
                output:
                  pass-through: [kind]
                  decision:
                    threshold: %s
                    above: broken
                    below: whole
                """.formatted(quoted(input()), MODEL, version.unknown, version.threshold));
    }

    private String input() {
        return source + "/input/date={date}";
    }

    String input(String date) {
        return source + "/input/date=" + date;
    }

    OutputLayout layout() {
        return new OutputLayout(place + "/output", place + "/rejects", place + "/history", place + "/staging");
    }

    String table() {
        return layout().table(job, NIGHT);
    }

    /** The digests of the tables that came into place, by the chain's file. */
    List<String> recorded() {
        return new String(storage.read(layout().chain(job)), StandardCharsets.UTF_8)
                .lines()
                .map(ChainRecord::of)
                .flatMap(record -> record.table().stream())
                .toList();
    }

    /** What no round may leave: anything in staging, and in output anything but the table and its companions. */
    List<String> strays() {
        List<String> strays = new ArrayList<>(files(place + "/staging"));
        List<String> companions = files(layout().outputFolder(job, NIGHT)).stream()
                .filter(file -> !file.endsWith("/scores.parquet"))
                .toList();
        strays.addAll(companions.stream().filter(file -> !isReceipt(file)).toList());
        if (companions.stream().filter(Bed::isReceipt).count() != 1) {
            strays.add("not one receipt but " + companions);
        }
        return strays;
    }

    private static boolean isReceipt(String file) {
        return file.substring(file.lastIndexOf('/') + 1).startsWith("_receipt-");
    }

    private List<String> files(String folder) {
        List<String> found = new ArrayList<>();
        for (Storage.Entry entry : storage.list(folder)) {
            if (entry.isFolder()) {
                found.addAll(files(entry.location()));
            } else {
                found.add(entry.location());
            }
        }
        return found;
    }

    private void write(String file, String text) {
        storage.writeAtomically(project.resolve(file).toString(), (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
        return "\""
                + text.chars()
                        .mapToObj(c -> c == '"' || c == '\\' ? "\\" + (char) c : String.valueOf((char) c))
                        .collect(Collectors.joining())
                + "\"";
    }
}
