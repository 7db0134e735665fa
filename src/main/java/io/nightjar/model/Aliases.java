package io.nightjar.model;

import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Names that stand for versions, such as {@code champion}. They are nothing but the last word of the model store's chain of records,
 * so that none can change without one: {@code models/_chain/000001/record.json} and so on, each written once.
 */
public final class Aliases {
    /** Below the models folder. */
    public static final String CHAIN = "_chain";

    private static final String RECORD = "record.json";

    private final Storage storage;
    private final String chain;

    public Aliases(Storage storage, String modelsFolder) {
        this.storage = storage;
        this.chain = modelsFolder + "/" + CHAIN;
    }

    /** The version that a name stands for now; empty where nobody gave it to one. */
    public Optional<ModelRef> find(String model, String alias) {
        List<String> records = places();
        Collections.reverse(records);
        return records.stream()
                .map(this::read)
                .filter(record -> record.path("model").asString("").equals(model)
                        && record.path("alias").asString("").equals(alias))
                .findFirst()
                .map(record -> new ModelRef(model, record.path("version").asInt()));
    }

    /** Every name of every model. */
    public Map<String, ModelRef> all() {
        Map<String, ModelRef> all = new TreeMap<>();
        for (String place : places()) {
            JsonNode record = read(place);
            String model = record.path("model").asString("");
            all.put(
                    model + "@" + record.path("alias").asString(""),
                    new ModelRef(model, record.path("version").asInt()));
        }
        return all;
    }

    /** The records as they stand, in their order, each a line of canonical JSON. */
    public List<String> records() {
        return places().stream()
                .map(place -> new String(storage.read(place), StandardCharsets.UTF_8).strip())
                .toList();
    }

    /** Where a record of that number stands, or would. */
    public String folder(long sequence) {
        return String.format(java.util.Locale.ROOT, "%s/%06d", chain, sequence);
    }

    /** The file in it. */
    public static String file(String folder) {
        return folder + "/" + RECORD;
    }

    /** The number of the next record. Where one was taken away its number is not given again. */
    public long next() {
        return folders()
                        .map(entry -> Long.parseLong(entry.name()))
                        .max(Long::compare)
                        .orElse(0L)
                + 1;
    }

    private Stream<Storage.Entry> folders() {
        return storage.list(chain).stream()
                .filter(entry -> entry.isFolder() && entry.name().matches("[0-9]{6,18}"));
    }

    private List<String> places() {
        List<String> places = new ArrayList<>();
        folders()
                .map(entry -> file(entry.location()))
                .filter(place -> storage.find(place).isPresent())
                .sorted()
                .forEach(places::add);
        return places;
    }

    private JsonNode read(String place) {
        return BundleJson.read(storage.read(place));
    }
}
