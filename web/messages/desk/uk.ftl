# Робочий список заявок, його карта й картка.

group-new = Нові

## Фільтри

desk-search = Номер, адреса або слова
filters-more = Фільтри
filter-status = Стан заявки
filter-any-status = Усі стани
filter-any-executor = Усі виконавці
filter-from = Від
filter-to = До

## Список

desk-map = Заявки зі списку на карті
column-number = Номер
column-request = Заявка й місце
column-status = Стан і строк
registered-on = від { $date }
flag-location = місце невідоме
flag-responses =
    { $count ->
        [one] { $count } відгук чекає
        [few] { $count } відгуки чекають
       *[many] { $count } відгуків чекають
    }
view-list = Список
view-map = Карта
desk-empty-title = Заявок ще немає
desk-empty-text = Щойно хтось звернеться, заявка з’явиться тут.
desk-none-text = Скиньте фільтри або змініть слова пошуку.

## Клавіші

keys-close = закрити картку

## Картка

card-on-map = На карті для всіх
card-not-public = Загал не бачить
place-none = Адреси немає
place-typed = Адресу записано так: { $address }
place-needed = Місце ще треба визначити.
place-home = Це житло заявника: загал бачить місце приблизно.
request-submitted = Подано на перевірку
legal-over = 45 днів за законом минули { $date }
words-typed = Слова заявника
words-public = Текст для загалу
words-both = Слова заявника, вони ж текст для загалу
words-public-hint = Його побачать усі на карті.
words-as-typed = Слово в слово як у заявника. Його побачать усі на карті.
words-changed = Його побачать усі на карті. Зміни проти слів заявника:
do-mend_text = Змінити текст для загалу
mend-text-send = Замінити текст
mend-text-done = Текст заявки { $number } для загалу змінено.
applicant-title = Заявник
applicant-name = Хто
applicant-lives = Мешкає
applicant-none = Заявник невідомий: зв’язатися з ним не можна.
applicant-erased = дані видалено
files-title = Фото й документи
file-public = бачать усі
file-document = Документ { $index }, PDF, { $kilobytes } КБ

## Відгуки заявника

responses-title = Відгуки заявника
response-comment = Коментар
response-confirmation = Підтвердження
response-refutation = Спростування
response-cancellation = Прохання скасувати
said-by-phone = із телефону записує { $login }
said-waits = Чекає на опрацювання
said-processed = Опрацьовано
said-answer = Відповідь оператора: { $text }
said-executor-answer = Відповідь виконавця: { $text }
outcome-rework = Повернуто на доопрацювання
outcome-no_return = Не повертає заявку
outcome-close = Заявку закрито
outcome-cancel = Заявку скасовано
outcome-clarify = Уточнюють із заявником
outcome-in_work = Лишається в роботі
outcome-answered = Дано відповідь
ground-off_point = не по суті
ground-repeat = повтор того, на що вже відповіли
ground-obscene = образи або погрози
ground-already_closed = заявку вже закрито
ground-beyond_powers = поза повноваженнями громади

## Історія

role-system = система
what-placed = Визначено місце
what-text_mended = Змінено текст для загалу
what-file_added = Додано файл
what-file_released = Фото показано всім
what-file_hidden = Фото приховано
what-file_removed = Файл вилучено
what-said = Відгук заявника
what-taken_down = Відгук записано з телефону
what-processed = Відгук опрацьовано
what-answered = Виконавець відповів
what-joined = Звернувся ще один мешканець

## Кроки

steps-label = Що можна зробити
steps-next = Наступна заявка
step-back = Не зараз
do-accepted = Прийняти
do-refused = Відмовити
do-in_progress = Узяти в роботу
do-go_on = Лишити в роботі
do-submitted_done = Здати як виконане
do-submitted_infeasible = Виконати неможливо
do-closed_checked = Закрити: виконано
do-closed_confirmed = Закрити: заявник підтвердив
do-closed_infeasible = Закрити без виконання
do-rework = На доопрацювання
do-clarification = Уточнити із заявником
do-cancelled = Скасувати
done-accepted = Заявку { $number } прийнято до виконання.
done-refused = У заявці { $number } відмовлено.
done-in_progress = Заявка { $number } в роботі.
done-submitted_done = Заявку { $number } передано на перевірку.
done-submitted_infeasible = Заявку { $number } передано на перевірку як нездійсненну.
done-closed_checked = Заявку { $number } закрито: виконано.
done-closed_confirmed = Заявку { $number } закрито: заявник підтвердив.
done-closed_infeasible = Заявку { $number } закрито без виконання.
done-rework = Заявку { $number } повернуто виконавцеві.
done-clarification = Заявку { $number } уточнюють із заявником.
done-cancelled = Заявку { $number } скасовано.
executor-choose = Хто виконуватиме
routing-district = Так заведено для цього виду заявок у цьому районі.
routing-service = Так заведено для цього виду заявок.
where-to-turn = Куди звернутися: { $where }
due-hint = Порожньо — за строком цього виду заявок. Закон дозволяє до { $date }.
personal-found = Схоже на особисте: { $found }. Перечитайте, перш ніж показати всім.
bad-found = Лайка, образи або погрози: { $found }.
several-found = Тут, здається, кілька питань ({ $count }): кожне реєструють окремою заявкою.
reviewed = Я перечитав текст: те, що схоже на особисте, може лишитися
note-plain = Примітка
note-refused = Підстава відмови
note-cancelled = Чому скасовуємо
note-rework = Що переробити
note-submitted_done = Що зроблено
note-submitted_infeasible = Чому виконати неможливо
note-read-by-applicant = Це прочитає заявник.
note-read-by-staff = Це бачать лише працівники.
needed-note-accepted = Заявка поза повноваженнями громади: напишіть, чому її приймаєте.
needed-note-refused = Напишіть підставу: її прочитає заявник.
needed-note-cancelled = Заявник про це не просив у відгуку: напишіть, на чиє слово скасовуєте.
needed-note-rework = Напишіть, що переробити.
needed-note-submitted_infeasible = Напишіть, чому виконати неможливо.

## Огляд посадовця

period-month = За цей місяць
period-quarter = За цей квартал
overview-loading = Рахуємо заявки
overview-sentence =
    { $count ->
        [one] { $count } заявка на карті.
        [few] { $count } заявки на карті.
       *[many] { $count } заявок на карті.
    }
overview-consultations =
    { $count ->
        [one] Ще { $count } консультація телефоном.
        [few] Ще { $count } консультації телефоном.
       *[many] Ще { $count } консультацій телефоном.
    }
overview-executors = За виконавцями
overview-services = За видами проблем
overview-districts = За округами
overview-service = Вид проблеми
overview-district = Округ
overview-shares = Як розподілилися
overview-total = Усього
overview-late = Прострочено
overview-none-title = За ці дні заявок немає
overview-none-text = Оберіть інші дні або скиньте фільтри.
overview-take = Забрати з собою
overview-take-text = Ті самі заявки, що на карті, без персональних даних.
overview-csv = Таблиця (CSV)
overview-geojson = Для карт (GeoJSON)
