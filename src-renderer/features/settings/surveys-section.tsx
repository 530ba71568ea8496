export function SurveysSection() {
  return null;
}
