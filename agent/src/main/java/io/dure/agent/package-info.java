/** The agent's premain class: with the bridge, all of the agent that the application's class loaders can see. */
package io.dure.agent;
