package io.nightjar.lineage;

import io.openlineage.client.OpenLineage.BaseEvent;
import io.openlineage.client.OpenLineageClientUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Appends events to a file, each as one line by one write, so that lines of several processes stay whole. */
final class FileSink implements Sink {
    private final Path file;
    private final String name;

    FileSink(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<String> send(BaseEvent event) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(
                file,
                (OpenLineageClientUtils.toJson(event) + "\n").getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        return Optional.empty();
    }

    @Override
    public Optional<String> obstacle() {
        Path place = file.toAbsolutePath();
        while (place != null && !Files.exists(place)) {
            place = place.getParent();
        }
        return place != null && Files.isWritable(place) ? Optional.empty() : Optional.of("cannot be written");
    }
}
