package io.nightjar.tribuo;

import static io.nightjar.error.ErrorCode.MODEL_TYPE;
import static io.nightjar.error.ErrorCode.MODEL_UNREADABLE;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.ModelBundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.tribuo.Model;
import org.tribuo.protos.core.ModelProto;

/** A Tribuo model from its protobuf; Java serialization is never used. */
final class TribuoModelReader {
    static final String PART = "model.tribuo";

    /** Tribuo's packages of models that give neither a class nor a number. */
    private static final List<String> OTHER_TASKS = List.of(
            "org.tribuo.clustering.",
            "org.tribuo.anomaly.",
            "org.tribuo.multilabel.",
            "org.tribuo.classification.sequence.",
            "org.tribuo.classification.sgd.crf.");

    private TribuoModelReader() {}

    /**
     * @param name of the model, for messages
     * @throws NightjarException MODEL_UNREADABLE or MODEL_TYPE
     */
    static Model<?> read(byte[] bytes, String name) {
        return read(parse(bytes, name), name);
    }

    /** @throws NightjarException MODEL_UNREADABLE or MODEL_TYPE */
    static Model<?> read(ModelProto proto, String name) {
        // Asked before the class is looked for: a library for another task is not on the class path.
        if (OTHER_TASKS.stream().anyMatch(proto.getClassName()::startsWith)) {
            throw refuse(
                    MODEL_TYPE,
                    "Model " + name + " is no model of classification or regression: " + proto.getClassName());
        }
        Model<?> model = deserialize(proto, name);
        task(model, name);
        return model;
    }

    /** @throws NightjarException MODEL_UNREADABLE where the bundle has no model of Tribuo */
    static byte[] part(ModelBundle bundle) {
        byte[] bytes = bundle.parts().get(PART);
        if (bytes == null) {
            throw refuse(MODEL_UNREADABLE, "Model " + bundle.version().label() + " has no part " + PART);
        }
        return bytes;
    }

    /** @throws NightjarException MODEL_TYPE */
    static Task<?> task(Model<?> model, String name) {
        return Task.of(model)
                .orElseThrow(() -> refuse(
                        MODEL_TYPE,
                        "Model " + name + " gives neither classes nor numbers but "
                                + model.getOutputIDInfo().getClass().getSimpleName()));
    }

    /** @throws NightjarException MODEL_UNREADABLE */
    static ModelProto parse(byte[] bytes, String name) {
        try {
            return ModelProto.parseFrom(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw NightjarException.of(
                            MODEL_UNREADABLE, "Model " + name + ": " + PART + " is no protobuf of a model", e)
                    .notDone("The model was not used.")
                    .next("nightjar models list");
        }
    }

    private static Model<?> deserialize(ModelProto proto, String name) {
        try {
            return Model.deserialize(proto);
        } catch (RuntimeException e) {
            // Tribuo throws whatever its parts throw; for people it is one thing.
            throw NightjarException.of(
                            MODEL_UNREADABLE,
                            "Model " + name + ": Tribuo cannot rebuild the " + shortName(proto) + " in " + PART,
                            e)
                    .notDone("The model was not used.")
                    .next("nightjar models list");
        }
    }

    private static String shortName(ModelProto proto) {
        String name = proto.getClassName();
        return name.isEmpty() ? "model" : name.substring(name.lastIndexOf('.') + 1);
    }

    private static NightjarException refuse(ErrorCode code, String message) {
        return NightjarException.of(code, message)
                .notDone("The model was not used.")
                .next("nightjar models list");
    }
}
