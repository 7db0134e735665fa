package io.nightjar.publish;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.storage.Sha256;
import io.nightjar.table.RowDigest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** A receipt as JSON: versioned, fields in one order, equal receipts give equal bytes. */
public final class ReceiptFile {
    private static final String FORM = "receiptVersion";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .addModule(new SimpleModule()
                    .addSerializer(RunId.class, ToStringSerializer.instance)
                    .addDeserializer(RunId.class, new FromText<>(RunId.class, RunId::new))
                    .addSerializer(BusinessDate.class, ToStringSerializer.instance)
                    .addDeserializer(
                            BusinessDate.class,
                            new FromText<>(BusinessDate.class, text -> new BusinessDate(LocalDate.parse(text))))
                    .addSerializer(RowDigest.class, ToStringSerializer.instance)
                    .addDeserializer(RowDigest.class, new FromText<>(RowDigest.class, RowDigest::of)))
            .build();

    /** One line end everywhere: the usual one differs between machines. */
    private static final ObjectWriter WRITER = JSON.writer()
            .with(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private ReceiptFile() {}

    /** The whole file, unsigned. */
    public static byte[] write(Receipt receipt) {
        return text(receipt, Optional.empty()).getBytes(StandardCharsets.UTF_8);
    }

    /** The whole file, its digest and signature last. */
    static String text(Receipt receipt, Optional<SigningKey> key) {
        ObjectNode root = JSON.createObjectNode().put(FORM, Receipt.FORM);
        root.setAll((ObjectNode) JSON.valueToTree(receipt));
        String digest = digest(root);
        root.put(ReceiptSeal.DIGEST, digest);
        key.ifPresent(signer -> root.putObject(ReceiptSeal.SIGNATURE)
                .put("algorithm", SigningKey.ALGORITHM)
                .put("key", signer.id())
                .put("value", signer.sign(digest)));
        return WRITER.writeValueAsString(root) + "\n";
    }

    /** SHA-256 of the canonical form. */
    static String digest(JsonNode root) {
        return Sha256.of(CanonicalJson.of(root).getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode tree(String location, byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw NightjarException.of(ErrorCode.FILE_CORRUPT, location + " is not a whole receipt.", e);
        }
    }

    /**
     * Reads a receipt back.
     *
     * @param location for the message
     * @throws NightjarException FILE_CORRUPT where it is no receipt, FILE_UNSUPPORTED where its form is newer
     */
    public static Receipt read(String location, byte[] json) {
        try {
            JsonNode root = JSON.readTree(json);
            int form = root.path(FORM).asInt(0);
            if (form > Receipt.FORM) {
                throw NightjarException.of(
                        ErrorCode.FILE_UNSUPPORTED,
                        location + " is a receipt of form " + form + ", which a newer Nightjar wrote.");
            }
            if (form < 1) {
                throw NightjarException.of(ErrorCode.FILE_CORRUPT, location + " is not a receipt.");
            }
            return JSON.treeToValue(root, Receipt.class);
        } catch (JacksonException e) {
            throw NightjarException.of(ErrorCode.FILE_CORRUPT, location + " is not a whole receipt.", e);
        }
    }

    private static final class FromText<T> extends StdDeserializer<T> {
        private final transient Function<String, T> reading;

        FromText(Class<T> type, Function<String, T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getString();
            try {
                return reading.apply(text);
            } catch (RuntimeException e) {
                throw context.weirdStringException(text, handledType(), "in a receipt");
            }
        }
    }
}
