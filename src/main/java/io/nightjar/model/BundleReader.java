package io.nightjar.model;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.storage.Sha256;
import io.nightjar.storage.Storage;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads one bundle; nothing of a part is looked at before its digest was checked. */
record BundleReader(Storage storage, String folder, ModelRef ref) {
    static final String SIGNATURE = "signature.json";
    static final String METRICS = "metrics.json";

    ModelBundle read() {
        byte[] manifestBytes = manifestBytes();
        Manifest manifest = parse(Manifest.FILE, () -> Manifest.read(manifestBytes));
        if (!manifest.ref().equals(ref)) {
            throw unreadable(Manifest.FILE, "it is the manifest of " + manifest.ref(), null);
        }
        Map<String, byte[]> parts = new TreeMap<>();
        manifest.parts().forEach((file, part) -> parts.put(file, part(file, part)));
        return new ModelBundle(
                new ModelVersion(ref, Sha256.of(manifestBytes)),
                parse(SIGNATURE, () -> SignatureJson.read(required(parts, SIGNATURE))),
                parse(METRICS, () -> metrics(required(parts, METRICS))),
                parts,
                manifest.platform(),
                manifest.about());
    }

    private byte[] manifestBytes() {
        String file = folder + "/" + Manifest.FILE;
        if (storage.find(file).isEmpty()) {
            throw unreadable(Manifest.FILE, "the file is missing", null);
        }
        return storage.read(file);
    }

    private byte[] part(String file, Manifest.Part part) {
        String location = folder + "/" + file;
        if (storage.find(location).isEmpty()) {
            throw differs(file, part.sha256(), "no file");
        }
        byte[] bytes = storage.read(location);
        String found = Sha256.of(bytes);
        if (bytes.length != part.bytes() || !found.equals(part.sha256())) {
            throw differs(file, part.sha256(), found);
        }
        return bytes;
    }

    private NightjarException differs(String file, String expected, String found) {
        return NightjarException.of(
                        ErrorCode.MODEL_DIGEST,
                        "Part " + file + " of model " + ref + " is not what was registered: " + folder + "/" + file
                                + " should have SHA-256 " + expected + ", found " + found)
                .notDone("The model was not used.")
                .next("restore " + folder + " from version control or a backup")
                .next("nightjar models list");
    }

    private static byte[] required(Map<String, byte[]> parts, String file) {
        byte[] bytes = parts.get(file);
        if (bytes == null) {
            throw new IllegalArgumentException("the manifest names no such part");
        }
        return bytes;
    }

    private static Map<String, Double> metrics(byte[] bytes) {
        Map<String, Double> metrics = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : BundleJson.read(bytes).properties()) {
            metrics.put(entry.getKey(), entry.getValue().doubleValue());
        }
        return metrics;
    }

    /** Whatever a damaged file makes the parser throw is one thing to people: the part cannot be read. */
    private <T> T parse(String file, java.util.function.Supplier<T> parser) {
        try {
            return parser.get();
        } catch (NightjarException e) {
            throw e;
        } catch (RuntimeException e) {
            throw unreadable(file, String.valueOf(e.getMessage()), e);
        }
    }

    private NightjarException unreadable(
            String file, String why, @org.jspecify.annotations.Nullable RuntimeException e) {
        String message = "Model " + ref + " cannot be read: " + folder + "/" + file + ": "
                + why.lines().findFirst().orElse("");
        NightjarException unreadable = e == null
                ? NightjarException.of(ErrorCode.MODEL_UNREADABLE, message)
                : NightjarException.of(ErrorCode.MODEL_UNREADABLE, message, e);
        return unreadable.notDone("The model was not used.").next("restore " + folder + " from version control");
    }
}
