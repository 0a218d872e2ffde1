/** A small choice for who has no emoji on the keyboard. */
export const EMOJI = [..."😀😊🙂😉😍🤗😂😅😌😔😢😭😞😟😤😡😳🤔👍👎👏🙏💪🤝❤💛💚💙🌱🌻☀🌈🎉☕🏠📅✅❓"];
