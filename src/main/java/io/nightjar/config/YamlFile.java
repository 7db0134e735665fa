package io.nightjar.config;

import io.nightjar.storage.Sha256;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A YAML file as a tree of nodes that know their lines. Nothing is constructed from it: values are read as they are
 * written, so that {@code 03:10} is a time and {@code no} a word.
 *
 * @param name the file as people write it, relative to the project root
 * @param root its top-level keys; empty for an empty file or one that could not be read
 * @param text the whole file; empty where it could not be read
 */
record YamlFile(String name, Optional<MappingNode> root, String text) {

    /** SHA-256 of the file's bytes, lower-case hex. */
    String digest() {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file's text that is at hand already. */
    static YamlFile of(String text, String name, Problems problems) {
        return new YamlFile(name, parse(text, name, problems), text);
    }

    /** Reads a file; what is wrong with it goes to the problems. */
    static YamlFile read(Path file, String name, Problems problems) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            problems.add(name, 0, "there is no such file");
            return new YamlFile(name, Optional.empty(), "");
        } catch (IOException e) {
            problems.add(name, 0, "cannot be read: " + e.getMessage());
            return new YamlFile(name, Optional.empty(), "");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return of(text, name, problems);
        } catch (CharacterCodingException e) {
            problems.add(name, 0, "is not UTF-8 text");
            return new YamlFile(name, Optional.empty(), "");
        }
    }

    private static Optional<MappingNode> parse(String text, String name, Problems problems) {
        try {
            Node node = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (node == null) {
                return Optional.empty();
            }
            if (node instanceof MappingNode mapping) {
                return Optional.of(mapping);
            }
            problems.add(name, node.getStartMark().getLine() + 1, "must begin with 'key: value' lines");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            problems.add(name, line, "is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            problems.add(name, 0, "is not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }
}
