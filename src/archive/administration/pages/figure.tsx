/** One line of a table of figures. */
export function Figure({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td class="number">{value}</td>
    </tr>
  )
}
