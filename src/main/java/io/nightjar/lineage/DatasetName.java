package io.nightjar.lineage;

import io.nightjar.run.PathPattern;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What OpenLineage calls a folder of data, so that other producers mean the same by it: of the local disk {@code file} and
 * an absolute path, else the file system and the path in it (its page «Naming Conventions»).
 *
 * @param uri where it lies
 */
record DatasetName(String namespace, String name, URI uri) {
    private static final String DATE = "{date";

    /** @param location relative to the root, absolute, or a URI */
    static DatasetName of(String location, Path root) {
        boolean isRemote = location.matches("[A-Za-z][A-Za-z0-9+.-]+:/.*");
        URI uri = isRemote && !location.startsWith("file:")
                ? URI.create(location.replace(" ", "%20"))
                : root.resolve(location.replaceFirst("^file:(//)?", ""))
                        .normalize()
                        .toUri();
        // A path that is a folder by now has a slash at its end.
        uri = URI.create(uri.toString().replaceFirst("(?<=[^/])/+$", ""));
        String path = uri.getPath();
        return switch (String.valueOf(uri.getScheme())) {
            case "file" -> new DatasetName("file", path, uri);
            case "s3a", "s3n", "s3" -> new DatasetName("s3://" + uri.getAuthority(), path.replaceFirst("^/", ""), uri);
            case "gs" -> new DatasetName("gs://" + uri.getAuthority(), path.replaceFirst("^/", ""), uri);
            default -> new DatasetName(uri.getScheme() + "://" + uri.getAuthority(), path, uri);
        };
    }

    /** The table of which one date's folder is a part: what stands before the first name with a date in it. */
    static DatasetName of(PathPattern pattern, Path root) {
        List<String> names = new ArrayList<>();
        for (String name : pattern.text().split("/", -1)) {
            if (name.contains(DATE)) {
                break;
            }
            names.add(name);
        }
        return of(String.join("/", names), root);
    }
}
