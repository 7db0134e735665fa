package io.nightjar.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.MapProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.PrimitiveProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import com.oracle.labs.mlrg.olcut.util.Pair;
import io.nightjar.model.ShortLocation;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribuo.Model;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.provenance.EnsembleModelProvenance;
import org.tribuo.provenance.ModelProvenance;

/** Tribuo's provenance of a model, which is a tree of objects, as names and values. */
final class TribuoProvenance {
    /** Under this name our own trainings note the footers of their files. */
    static final String FOOTERS = "footer-digests";

    private static final String CLASS = "class-name";

    private final Map<String, String> values = new TreeMap<>();

    private TribuoProvenance() {}

    static io.nightjar.model.Provenance of(Model<?> model) {
        ModelProvenance provenance = model.getProvenance();
        Map<String, String> settings = flat(provenance.getTrainerProvenance());
        Map<String, String> data = flat(provenance.getDatasetProvenance());
        Map<String, String> footers = footers(model);
        if (!footers.isEmpty()) {
            data.put("files", String.valueOf(footers.size()));
        }
        if (provenance instanceof EnsembleModelProvenance ensemble) {
            data.put(
                    "members",
                    String.valueOf(ensemble.getMemberProvenance().getList().size()));
        }
        return new io.nightjar.model.Provenance(
                provenance.getClassName(),
                String.valueOf(settings.remove(CLASS)),
                settings,
                data,
                Map.of(
                        "Tribuo", provenance.getTribuoVersion(),
                        "Java", provenance.getJavaVersion(),
                        "system", provenance.getOS(),
                        "architecture", provenance.getArch()),
                provenance.getTrainingTime().toInstant());
    }

    /** Digests by location; none in models that {@code train} did not make. */
    static Map<String, String> footers(Model<?> model) {
        Map<String, String> footers = new TreeMap<>();
        Provenance noted =
                model.getProvenance().getInstanceProvenance().getMap().get(FOOTERS);
        if (noted instanceof MapProvenance<?> map) {
            map.getMap().forEach((file, digest) -> {
                if (digest instanceof StringProvenance text) {
                    footers.put(file, text.getValue());
                }
            });
        }
        return footers;
    }

    private static Map<String, String> flat(ObjectProvenance provenance) {
        TribuoProvenance flat = new TribuoProvenance();
        flat.members("", provenance);
        return flat.values;
    }

    private void add(String name, Provenance provenance) {
        if (provenance instanceof PrimitiveProvenance<?> primitive) {
            values.put(name, shown(String.valueOf(primitive.getValue())));
        } else if (provenance instanceof ConfiguredObjectProvenance configured
                && configured.getClassName().equals(RowProcessor.class.getName())) {
            // The bundle's features say what it is, and shorter.
            values.put(name, configured.getClassName());
        } else if (provenance instanceof ObjectProvenance object) {
            members(name + ".", object);
        } else if (provenance instanceof MapProvenance<?> map) {
            members(name + ".", map);
        } else if (provenance instanceof ListProvenance<?> list) {
            list.getList().forEach(element -> add(name + "." + list.getList().indexOf(element), element));
        }
    }

    private void members(String before, Iterable<? extends Pair<String, ? extends Provenance>> members) {
        for (Pair<String, ? extends Provenance> member : members) {
            add(before + member.getA(), member.getB());
        }
    }

    /** Sources of Tribuo's own note where a file stood on the machine that trained. */
    private static String shown(String value) {
        return Stream.of(value.split(" ", -1)).map(ShortLocation::of).collect(Collectors.joining(" "));
    }
}
