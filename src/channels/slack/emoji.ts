/** Signs that say something by themselves, which the platform sends by their names, as the signs; any other name stays. */
export const withSigns = (text: string): string =>
  text.replaceAll(/(?<![\w/=?&%#-])((?::[a-z0-9_+-]+:)+)(?!\w)/g, (_, names: string) =>
    names
      .replaceAll(/:skin-tone-[2-6]:/g, '')
      .replaceAll(/:([a-z0-9_+-]+):/g, (whole, name: string) => signs.get(name) ?? whole),
  )

const signs: ReadonlyMap<string, string> = new Map(
  `👍 +1 thumbsup
  👎 -1 thumbsdown
  👌 ok_hand
  🆗 ok
  ✅ white_check_mark
  ✔️ heavy_check_mark
  ☑️ ballot_box_with_check
  ❌ x
  🙏 pray
  👏 clap
  🙌 raised_hands
  🤝 handshake
  🤗 hugging_face
  💪 muscle
  🚀 rocket
  🎉 tada
  🎊 confetti_ball
  🥳 partying_face
  ✨ sparkles
  💯 100
  ⭐ star
  🌟 star2
  ❤️ heart
  🧡 orange_heart
  💛 yellow_heart
  💚 green_heart
  💙 blue_heart
  💜 purple_heart
  💖 sparkling_heart
  😊 blush
  😀 grinning
  😃 smiley
  😄 smile
  😁 grin
  🙂 slightly_smiling_face
  😉 wink
  😍 heart_eyes
  🥰 smiling_face_with_3_hearts
  🤩 star-struck
  😎 sunglasses
  🫡 saluting_face
  0️⃣ zero
  1️⃣ one
  2️⃣ two
  3️⃣ three
  4️⃣ four
  5️⃣ five
  6️⃣ six
  7️⃣ seven
  8️⃣ eight
  9️⃣ nine
  🔟 keycap_ten`
    .split('\n')
    .flatMap((line) => {
      const [sign = '', ...names] = line.trim().split(' ')
      return names.map((name) => [name, sign] as const)
    }),
)
