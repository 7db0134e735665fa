package io.nightjar.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What a contender is told on its command line.
 *
 * @param input folder of the tables
 * @param weights the model as text
 * @param model the model as another file: a bundle's folder, an ONNX graph, or nothing
 * @param threads how many it may use
 * @param out folder to write to
 */
record Task(Path input, Path weights, Path model, int threads, Path out) {

    static Task of(String[] args) {
        return new Task(
                Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Integer.parseInt(args[3]), Path.of(args[4]));
    }

    List<String> args() {
        return List.of(
                input.toString(), weights.toString(), model.toString(), Integer.toString(threads), out.toString());
    }
}
