package io.nightjar.tribuo;

import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** A classifier trained past any row processor. */
final class PipelineFree {

    private PipelineFree() {}

    static byte[] model() {
        return model("none");
    }

    /** @param source what its provenance says of its data */
    static byte[] model(String source) {
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance(source, new LabelFactory()), new LabelFactory());
        dataset.add(new ArrayExample<>(new Label("a"), new String[] {"x"}, new double[] {1}));
        dataset.add(new ArrayExample<>(new Label("b"), new String[] {"x"}, new double[] {-1}));
        return new LogisticRegressionTrainer().train(dataset).serialize().toByteArray();
    }
}
