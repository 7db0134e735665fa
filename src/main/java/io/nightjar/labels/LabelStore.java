package io.nightjar.labels;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.BusinessDate;
import io.nightjar.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The results of each date, one file for each time at which something else was known: {@code
 * reports/JOB/date=D/labels/KNOWN-AT-DIGEST.json}. A file is written once.
 */
public final class LabelStore {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();
    private static final DefaultPrettyPrinter PRETTY =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int SHORT_DIGEST = 12;

    private final Storage storage;
    private final String reports;

    public LabelStore(Storage storage, String reports) {
        this.storage = storage;
        this.reports = reports;
    }

    /** Writes a result beside the earlier ones, and gives its place. */
    String write(LabelResult result) {
        String location = folder(result.job(), new BusinessDate(result.date())) + "/" + TIME.format(result.knownAt())
                + "-" + result.inputs().substring(0, SHORT_DIGEST) + ".json";
        if (storage.find(location).isPresent()) {
            throw NightjarException.of(
                            ErrorCode.FILE_EXISTS, location + " is there; results of labels are never written over")
                    .notDone("Nothing was recorded.");
        }
        byte[] bytes = (JSON.writer().with(PRETTY).writeValueAsString(result) + "\n").getBytes(StandardCharsets.UTF_8);
        storage.writeAtomically(location, bytes);
        return location;
    }

    /** All of a date, by the time at which they were known. */
    public List<LabelResult> all(String job, BusinessDate date) {
        return storage.list(folder(job, date)).stream()
                .filter(file -> !file.isFolder() && file.name().endsWith(".json"))
                .map(file -> read(file.location()))
                .sorted(Comparator.comparing(LabelResult::knownAt))
                .toList();
    }

    /** The newest of a date. */
    public Optional<LabelResult> newest(String job, BusinessDate date) {
        return storage.list(folder(job, date)).stream()
                .filter(file -> !file.isFolder() && file.name().endsWith(".json"))
                .max(Comparator.comparing(Storage.Entry::name))
                .map(file -> read(file.location()));
    }

    /**
     * The newest of each of the latest dates that have labels, the latest first.
     *
     * @param before only dates before this one
     * @param model only of dates that it scored, {@code name@version}
     * @param most of so many dates
     */
    List<LabelResult> latest(String job, LocalDate before, String model, int most) {
        return storage.list(reports + "/" + job).stream()
                .map(Storage.Entry::name)
                .filter(name -> name.matches("date=\\d{4}-\\d{2}-\\d{2}"))
                .map(name -> LocalDate.parse(name.substring("date=".length())))
                .filter(date -> date.isBefore(before))
                .sorted(Comparator.reverseOrder())
                .flatMap(date -> newest(job, new BusinessDate(date)).stream())
                .filter(result -> result.model().equals(model) && result.hasLabels())
                .limit(most)
                .toList();
    }

    /** What was known of a date at the end of a day. */
    public Optional<LabelResult> asKnownOn(String job, BusinessDate date, LocalDate day) {
        return all(job, date).stream()
                .filter(result -> !result.knownOn().isAfter(day))
                .reduce((earlier, later) -> later);
    }

    private LabelResult read(String location) {
        try {
            LabelResult result = JSON.readValue(storage.read(location), LabelResult.class);
            if (result.version() > LabelResult.VERSION) {
                throw NightjarException.of(ErrorCode.FILE_UNSUPPORTED, location + " was written by a newer Nightjar.");
            }
            return result;
        } catch (JacksonException e) {
            throw NightjarException.of(ErrorCode.FILE_CORRUPT, location + " is not a whole result of labels.", e);
        }
    }

    private String folder(String job, BusinessDate date) {
        return reports + "/" + job + "/date=" + date + "/labels";
    }

    /** A result as it is kept, for programs. */
    public static String json(LabelResult result) {
        return JSON.writer().with(PRETTY).writeValueAsString(result);
    }
}
