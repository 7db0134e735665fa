package io.nightjar.cli;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Prints answers for programs. Streams only: data binding would cost a reading command its speed. */
final class Json {
    private Json() {}

    /** An object's fields in order; values are text, numbers, truth values, null, lists and fields again. */
    static final class Fields {
        private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

        Fields put(String name, @Nullable Object value) {
            values.put(name, value);
            return this;
        }
    }

    /** Indented, for answers. */
    static String text(Object value) {
        return text(value, new Pretty());
    }

    /** In one line, for logs. */
    static String line(Object value) {
        return text(value, ObjectWriteContext.empty());
    }

    private static String text(Object value, ObjectWriteContext context) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(context, text)) {
            write(json, value);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, @Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Fields fields) {
            json.writeStartObject();
            fields.values.forEach((name, field) -> {
                json.writeName(name);
                write(json, field);
            });
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            list.forEach(entry -> write(json, entry));
            json.writeEndArray();
        } else if (value instanceof Optional<?> optional) {
            write(json, optional.orElse(null));
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Double number && Double.isFinite(number)) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString(value.toString());
        }
    }

    private static final class Pretty extends ObjectWriteContext.Base {
        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
        }
    }
}
