package io.nightjar.publish;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.JobDefinition.ModelRef;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One link of the model store's chain: a name was given to a version, and with it the approval to use it.
 *
 * @param sequence from 1, without gaps
 * @param model and its version
 * @param bundle digest of the bundle
 * @param by who approved
 * @param reason in their words
 * @param previous digest of the record before; zeros for the first
 */
public record AliasRecord(
        long sequence,
        ModelRef model,
        String alias,
        String bundle,
        Instant at,
        String by,
        String reason,
        String previous) {
    private static final String ACTION = "promote";

    String line(Optional<SigningKey> key) {
        ObjectNode fields = JsonMapper.shared().createObjectNode();
        fields.put("chainVersion", 1);
        fields.put("sequence", sequence);
        fields.put("action", ACTION);
        fields.put("model", model.name());
        fields.put("version", model.version());
        fields.put("alias", alias);
        fields.put("bundle", bundle);
        fields.put("at", at.toString());
        fields.put("by", by);
        fields.put("reason", reason);
        fields.put("previous", previous);
        return ChainLine.write(fields, key);
    }

    static AliasRecord of(ChainLine line) {
        ObjectNode json = line.fields();
        try {
            return new AliasRecord(
                    json.required("sequence").longValue(),
                    new ModelRef(
                            json.required("model").stringValue(),
                            json.required("version").intValue()),
                    json.required("alias").stringValue(),
                    json.required("bundle").stringValue(),
                    Instant.parse(json.required("at").stringValue()),
                    json.required("by").stringValue(),
                    json.required("reason").stringValue(),
                    json.required("previous").stringValue());
        } catch (JacksonException | java.time.DateTimeException e) {
            throw NightjarException.of(ErrorCode.FILE_CORRUPT, "it is no record of a model's alias", e);
        }
    }
}
