package io.nightjar.publish;

/**
 * What the columns of a job's tables mean, for those who read them without Nightjar: {@code _schema.json}.
 *
 * @param json the whole file
 */
public record Description(String json) {
    byte[] bytes() {
        return json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
