let context: AudioContext | null = null;

/** Two soft rising notes, made on the spot: no file, and nothing for the content security policy to allow. */
export function playChime(): void {
  context ??= new AudioContext();
  const audio = context;
  // A browser lets a page sound only after the agent has touched it; until then this waits and the moment passes in silence.
  if (audio.state === 'suspended') void audio.resume();
  const start = audio.currentTime + 0.02;
  for (const [index, frequency] of [587.33, 880].entries()) {
    const at = start + index * 0.12;
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    tone.type = 'sine';
    tone.frequency.value = frequency;
    loudness.gain.setValueAtTime(0, at);
    loudness.gain.linearRampToValueAtTime(0.12, at + 0.015);
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.35);
    tone.connect(loudness).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.4);
  }
}
