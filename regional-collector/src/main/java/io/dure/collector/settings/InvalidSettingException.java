package io.dure.collector.settings;

/** A configured value with which the collector cannot start; the message names the property and says what to do. */
public final class InvalidSettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public InvalidSettingException(String property, String problem) {
        super(property + ": " + problem);
    }
}
