package io.nightjar.config;

import io.nightjar.run.PathPattern;
import io.nightjar.storage.Glob;
import io.nightjar.storage.Storage;
import io.nightjar.table.DataFile;
import io.nightjar.table.TableSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds one file that a job's input pattern would read, so that its columns can be looked at without a date. */
public final class InputSample {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{date(?::[^}]*)?}");

    /** How folders write a date, most usual first. */
    private static final List<String> FORMS =
            List.of("{date}", "{date:yyyyMMdd}", "{date:yyyy_MM_dd}", "{date:yyyy.MM.dd}", "{date:yyyy/MM/dd}");

    private final Storage storage;
    private final TableSource tables;

    public InputSample(Storage storage, TableSource tables) {
        this.storage = storage;
        this.tables = tables;
    }

    /** The footer of a file in the last folder, by name, that the pattern gives for some date; empty where there is none. */
    public Optional<DataFile> of(PathPattern pattern, String files) {
        List<String> fixed = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (String segment : segments(pattern.text())) {
            (open.isEmpty() && !PLACEHOLDER.matcher(segment).find() ? fixed : open).add(segment);
        }
        return find(String.join("/", fixed), open, Glob.of(files)).map(tables::inspect);
    }

    /** The same pattern with dates in another form, where folders of that form hold such files. */
    public Optional<PathPattern> otherForm(PathPattern pattern, String files) {
        return FORMS.stream()
                .map(form -> new PathPattern(
                        PLACEHOLDER.matcher(pattern.text()).replaceAll(java.util.regex.Matcher.quoteReplacement(form))))
                .filter(other -> !other.equals(pattern) && of(other, files).isPresent())
                .findFirst();
    }

    /** A slash within a date's pattern ends no segment: {@code {date:yyyy/MM}} stands for two folders. */
    private static List<String> segments(String pattern) {
        String expanded = Pattern.compile("\\{date:([^}]*)}")
                .matcher(pattern)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        "{date:" + match.group(1).replace("/", "}/{date:") + "}"));
        return List.of(expanded.split("/", -1));
    }

    private Optional<String> find(String folder, List<String> open, Glob files) {
        List<Storage.Entry> entries = storage.list(folder.isEmpty() ? "." : folder).stream()
                .sorted(Comparator.comparing(Storage.Entry::name).reversed())
                .toList();
        if (open.isEmpty()) {
            return entries.stream()
                    .filter(entry -> !entry.isFolder() && files.matches(entry.name()))
                    .map(Storage.Entry::location)
                    .findFirst();
        }
        DatedName name = new DatedName(open.get(0));
        return entries.stream()
                .filter(entry -> entry.isFolder() && name.fits(entry.name()))
                .flatMap(entry -> find(entry.location(), open.subList(1, open.size()), files).stream())
                .findFirst();
    }
}
