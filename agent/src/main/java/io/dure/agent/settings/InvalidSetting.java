package io.dure.agent.settings;

/** A setting that the agent cannot run with. The message names the key. */
public final class InvalidSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidSetting(String key, String problem) {
        super(key + " " + problem);
    }
}
