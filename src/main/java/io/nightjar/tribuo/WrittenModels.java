package io.nightjar.tribuo;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.tribuo.Model;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.protos.core.TransformedModelProto;
import org.tribuo.protos.core.WeightedEnsembleModelProto;
import org.tribuo.transform.TransformedModel;

/**
 * A model and all that stand in it, as they were read: they tell some things to nobody, but write them down. To have them
 * written again for that would take longer than all else with very many features.
 */
final class WrittenModels {
    private final IdentityHashMap<Model<?>, Any> written = new IdentityHashMap<>();

    /** @param proto of which the model was made */
    static WrittenModels of(Model<?> model, ModelProto proto) {
        WrittenModels models = new WrittenModels();
        models.add(model, proto);
        return models;
    }

    private void add(Model<?> model, ModelProto proto) {
        written.put(model, proto.getSerializedData());
        if (model instanceof TransformedModel<?> transformed) {
            add(
                    transformed.getInnerModel(),
                    unpack(model, TransformedModelProto.class).getModel());
        }
        if (model instanceof WeightedEnsembleModel<?> ensemble) {
            WeightedEnsembleModelProto members = unpack(model, WeightedEnsembleModelProto.class);
            for (int i = 0; i < ensemble.getModels().size(); i++) {
                add(ensemble.getModels().get(i), members.getModels(i));
            }
        }
    }

    <M extends Message> M unpack(Model<?> model, Class<M> type) {
        try {
            @Nullable Any data = written.get(model);
            if (data == null) {
                throw new IllegalStateException("no part of the model that was read");
            }
            return data.unpack(type);
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }
}
