package io.nightjar.model;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.storage.Storage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The models folder: bundles by name and version, read with their digests checked, written once and never again. */
public final class ModelRegistry {
    private static final String REMOVED = ".removed";

    private final Storage storage;
    private final String modelsFolder;

    public ModelRegistry(Storage storage, String modelsFolder) {
        this.storage = storage;
        this.modelsFolder = modelsFolder;
    }

    /**
     * Opens a bundle and checks the digest of each part.
     *
     * @throws NightjarException UNKNOWN_MODEL, listing what there is; MODEL_DIGEST, naming part, file and both digests;
     *     MODEL_UNREADABLE where manifest or signature cannot be read
     */
    public ModelBundle open(ModelRef ref) {
        if (!versions(ref.name()).contains(ref.version())) {
            throw unknown(ref);
        }
        return new BundleReader(storage, folder(ref), ref).read();
    }

    /** Every bundle there is, by name and then number. */
    public List<ModelRef> list() {
        return storage.list(modelsFolder).stream()
                .filter(Storage.Entry::isFolder)
                .map(Storage.Entry::name)
                .sorted()
                .flatMap(name -> versions(name).stream().map(version -> new ModelRef(name, version)))
                .toList();
    }

    /** The versions of one model, ascending; empty where there is none of that name. */
    public List<Integer> versions(String name) {
        if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
            return List.of();
        }
        return storage.list(modelsFolder + "/" + name).stream()
                .filter(entry -> entry.isFolder() && entry.name().matches("[1-9][0-9]{0,8}"))
                .map(entry -> Integer.parseInt(entry.name()))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** The number that {@link #write} would give: one more than the highest there is. */
    public int nextVersion(String name) {
        int removed = storage.list(modelsFolder + "/" + name).stream()
                .map(Storage.Entry::name)
                .filter(entry -> entry.matches("[1-9][0-9]{0,8}" + Pattern.quote(REMOVED)))
                .map(entry -> Integer.parseInt(entry.substring(0, entry.length() - REMOVED.length())))
                .max(Comparator.naturalOrder())
                .orElse(0);
        List<Integer> versions = versions(name);
        return Math.max(removed, versions.isEmpty() ? 0 : versions.get(versions.size() - 1)) + 1;
    }

    /**
     * The digest of a bundle, without reading its parts.
     *
     * @throws NightjarException UNKNOWN_MODEL
     */
    public String digest(ModelRef ref) {
        if (!versions(ref.name()).contains(ref.version())) {
            throw unknown(ref);
        }
        String manifest = folder(ref) + "/" + Manifest.FILE;
        return storage.find(manifest).isPresent() ? storage.sha256(manifest) : "";
    }

    /** The bundle of a digest, under whichever name and number it lies now; empty where there is none. */
    public Optional<ModelBundle> withDigest(String digest) {
        return list().stream()
                .filter(ref -> digest(ref).equals(digest))
                .findFirst()
                .map(ref -> new BundleReader(
                                storage,
                                folder(ref),
                                Manifest.read(storage.read(folder(ref) + "/" + Manifest.FILE))
                                        .ref())
                        .read());
    }

    /** Deletes a bundle; what is left says that its number was given. */
    public void remove(ModelRef ref) {
        String gone = folder(ref) + REMOVED;
        // In one step, so that nobody finds half of it; a second try goes on where the first ended.
        storage.move(folder(ref), gone);
        storage.list(gone).forEach(entry -> storage.delete(gone + "/" + entry.name()));
        storage.writeAtomically(gone + "/_removed", new byte[0]);
    }

    /** The folder of a bundle. */
    public String folder(ModelRef ref) {
        return modelsFolder + "/" + ref.name() + "/" + ref.version();
    }

    /**
     * Writes a bundle aside, then gives it the next free version by one rename; an existing version is never touched.
     *
     * @throws NightjarException STORAGE_FAILED
     */
    public ModelVersion write(ModelDraft draft) {
        return new BundleWriter(storage, this).write(draft);
    }

    private NightjarException unknown(ModelRef ref) {
        String there = list().stream().map(ModelRef::toString).collect(Collectors.joining(", "));
        return NightjarException.of(
                        ErrorCode.UNKNOWN_MODEL,
                        "There is no model " + ref + " in " + modelsFolder + "; there "
                                + (there.isEmpty() ? "are none" : "is " + there))
                .next("nightjar models list")
                .next("nightjar train " + ref.name());
    }
}
