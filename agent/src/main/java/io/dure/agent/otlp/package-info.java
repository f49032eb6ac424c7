/** Writes OTLP metrics as protobuf, for the few messages the agent sends. */
package io.dure.agent.otlp;
