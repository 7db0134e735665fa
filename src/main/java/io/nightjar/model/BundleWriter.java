package io.nightjar.model;

import io.nightjar.error.NightjarException;
import io.nightjar.model.Manifest.Part;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.storage.Sha256;
import io.nightjar.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Writes a bundle into a folder of its own and renames that to the next free version. */
record BundleWriter(Storage storage, ModelRegistry registry) {

    ModelVersion write(ModelDraft draft) {
        Map<String, byte[]> parts = new TreeMap<>(draft.parts());
        parts.put(BundleReader.SIGNATURE, SignatureJson.write(draft.signature()));
        parts.put(BundleReader.METRICS, BundleJson.write(new TreeMap<>(draft.metrics())));
        ModelRef free = new ModelRef(draft.name(), registry.nextVersion(draft.name()));
        String staging = registry.folder(free) + ".staging-" + UUID.randomUUID();
        try {
            parts.forEach((file, bytes) -> writeFile(staging + "/" + file, bytes));
            return claim(draft, parts, free, staging);
        } finally {
            storage.delete(staging);
        }
    }

    /** Another process may take the number first: its folder stands then, and the next number is tried. */
    private ModelVersion claim(ModelDraft draft, Map<String, byte[]> parts, ModelRef first, String staging) {
        ModelRef ref = first;
        while (true) {
            byte[] manifest = manifest(ref, draft, parts).toJson();
            writeFile(staging + "/" + Manifest.FILE, manifest);
            try {
                storage.replace(staging, registry.folder(ref));
                return new ModelVersion(ref, Sha256.of(manifest));
            } catch (NightjarException e) {
                if (storage.find(registry.folder(ref)).isEmpty()) {
                    throw e;
                }
                ref = new ModelRef(ref.name(), ref.version() + 1);
            }
        }
    }

    private static Manifest manifest(ModelRef ref, ModelDraft draft, Map<String, byte[]> parts) {
        Map<String, Part> described = new TreeMap<>();
        parts.forEach((file, bytes) -> described.put(file, new Part(Sha256.of(bytes), bytes.length)));
        return new Manifest(ref, draft.platform(), draft.about(), described);
    }

    private void writeFile(String location, byte[] bytes) {
        try (OutputStream out = storage.create(location)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        storage.sync(location);
    }
}
