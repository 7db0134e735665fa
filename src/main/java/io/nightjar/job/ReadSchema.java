package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.FeatureColumn;
import io.nightjar.model.Signature;
import io.nightjar.quality.contract.ContractStructure;
import io.nightjar.run.Contract;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunSpec;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DataFile;
import io.nightjar.table.Partition;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.table.TableSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which columns a run reads and as what: keys and pass-through columns as the first file has them, features as the model
 * asks for them; then those that only the contract has
 * rules for. A column is optional where it is so in any file.
 */
final class ReadSchema {
    private final RunSpec spec;
    private final Signature signature;
    private final TableSource source;

    ReadSchema(RunSpec spec, Signature signature, TableSource source) {
        this.spec = spec;
        this.signature = signature;
        this.source = source;
    }

    /** Just the features, for scoring that makes no table. */
    static Schema features(DataFile file, Signature signature) {
        return new Schema(signature.features().stream()
                .flatMap(feature -> file.schema().find(feature.name()).stream())
                .toList());
    }

    Schema of(Partition partition) {
        JobDefinition.Input input = spec.job().input();
        DataFile first = partition.files().get(0);
        refuseNamesOfNothing(first);
        Map<String, Column> wanted = new LinkedHashMap<>();
        for (String name : input.key()) {
            wanted.put(name, find(first, name));
        }
        for (String name : spec.job().output().passThrough()) {
            wanted.putIfAbsent(name, find(first, name));
        }
        for (FeatureColumn feature : signature.features()) {
            Column column = find(first, feature.name());
            if (!feature.accepts(column.type())) {
                throw retyped(first, column, feature.type());
            }
            wanted.putIfAbsent(feature.name(), column);
        }
        List<DataFile> others = partition.files().subList(1, partition.files().size());
        for (DataFile file : others) {
            wanted.replaceAll((name, column) -> agreed(first, file, column));
        }
        addDeclared(partition, wanted);
        return new Schema(List.copyOf(wanted.values()));
    }

    /** Columns that only the contract has rules for are read too; where one cannot be, its rules are not evaluated. */
    private void addDeclared(Partition partition, Map<String, Column> wanted) {
        ContractStructure structure = new ContractStructure(spec.job().contract(), partition.files());
        for (Contract.Rule rule : spec.job().contract().rules()) {
            boolean isOfFooters = rule.check() instanceof Contract.Present || rule.check() instanceof Contract.OfType;
            if (!isOfFooters && !wanted.containsKey(rule.column())) {
                structure.agreed(rule.column()).ifPresent(column -> wanted.put(rule.column(), column));
            }
        }
    }

    /** A misspelt name would leave a column of personal data open, or a policy without effect, and nobody would know. */
    private void refuseNamesOfNothing(DataFile file) {
        for (String name : spec.job().input().privateColumns()) {
            if (file.schema().find(name).isEmpty()) {
                NightjarException absent = absent(file, name);
                if (absent.code() == ErrorCode.COLUMN_MISSING) {
                    throw absent;
                }
            }
        }
        List<String> features =
                signature.features().stream().map(FeatureColumn::name).toList();
        for (String name : new TreeSet<>(spec.job().features().columns().keySet())) {
            if (!features.contains(name)) {
                throw contract(
                        ErrorCode.JOB_INVALID,
                        "features.columns of job '" + spec.job().name() + "' names column \"" + name
                                + "\", which the model " + spec.job().model() + " does not read; it reads "
                                + String.join(", ", features));
            }
        }
    }

    /** The column as both files can be read; their types must be the same, since the table has one. */
    private Column agreed(DataFile first, DataFile file, Column column) {
        Column here = find(file, column.name());
        if (here.type() != column.type()) {
            throw contract(
                    ErrorCode.SCHEMA_DIFFERS,
                    "column \"" + column.name() + "\" is " + here.type().label() + " in " + file.location() + " but "
                            + column.type().label() + " in " + first.location());
        }
        return column.isOptional() ? column : here;
    }

    private Column find(DataFile file, String name) {
        Optional<Column> column = file.schema().find(name);
        if (column.isEmpty()) {
            throw absent(file, name);
        }
        return column.get();
    }

    private NightjarException absent(DataFile file, String name) {
        // A column may be there with a type that no table of ours has; the source knows and says which.
        try {
            Split whole = new Split(0, file, 0, file.rowGroupRows().size(), 0, file.rows());
            source.read(whole, Schema.of(Column.optional(name, ColumnType.STRING)), 1)
                    .close();
        } catch (NightjarException e) {
            if (e.code() == ErrorCode.COLUMN_UNSUPPORTED) {
                return e.notDone("Nothing was published.");
            }
        }
        return contract(
                ErrorCode.COLUMN_MISSING,
                "column \"" + name + "\" is not in " + file.location() + ", which has "
                        + String.join(", ", file.schema().names()));
    }

    private NightjarException retyped(DataFile file, Column column, ColumnType asked) {
        return contract(
                ErrorCode.COLUMN_TYPE,
                "column \"" + column.name() + "\" of " + file.location() + " is "
                        + column.type().label() + " but the model "
                        + spec.job().model() + " needs " + asked.label());
    }

    private NightjarException contract(ErrorCode code, String message) {
        return NightjarException.of(code, message)
                .notDone("Nothing was published.")
                .next("nightjar models show " + spec.job().model());
    }
}
