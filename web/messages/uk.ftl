# Українські тексти сторінок. Ключі спільні для браузера й сервера.
# Числа передають числами (від них залежить форма слова), дати — готовим текстом.

app-title = Карта заявок
app-of = Карта заявок: { $community }
map-label = Карта заявок. Ті самі заявки є у списку
stage-label = Карта з інструментами
skip-to-list = До списку заявок

## Стани заявки

status-registered = Зареєстровано
status-refused = Відмовлено
status-accepted = Прийнято до виконання
status-in_progress = В роботі
status-submitted_done = Виконано, чекає на перевірку
status-submitted_infeasible = Виконати не вдалося, чекає на перевірку
status-rework = Повернуто на доопрацювання
status-clarification = Уточнюють із заявником
status-closed_confirmed = Виконано, заявник підтвердив
status-closed_checked = Виконано, оператор перевірив
status-closed_infeasible = Закрито без виконання
status-cancelled = Скасовано

## Групи позначок

group-in_work = В роботі
group-overdue = Прострочено
group-awaiting = На перевірці
group-done = Виконано
group-closed_without = Закрито без виконання

filtered-in_work = в роботі
filtered-overdue = прострочені
filtered-awaiting = на перевірці
filtered-done = виконані
filtered-closed_without = закриті без виконання

## Перебіг

step-registered = зареєстровано
step-accepted = прийнято
step-in_progress = в роботі
step-rework = доопрацювання
step-clarification = уточнення
step-awaiting = на перевірці
step-done = виконано
step-infeasible = без виконання
step-cancelled = скасовано

## Строк

due-until = до { $date }
due-left =
    { $days ->
        [one] лишився { $days } день
        [few] лишилося { $days } дні
       *[many] лишилося { $days } днів
    }
due-today = сьогодні останній день
due-late =
    { $days ->
        [one] прострочено на { $days } день
        [few] прострочено на { $days } дні
       *[many] прострочено на { $days } днів
    }
due-none = строк не встановлено
due-was = строк минув { $date }
closed-on = закрито { $date }

month-1 = січня
month-2 = лютого
month-3 = березня
month-4 = квітня
month-5 = травня
month-6 = червня
month-7 = липня
month-8 = серпня
month-9 = вересня
month-10 = жовтня
month-11 = листопада
month-12 = грудня
date-in-year = { $day } { $month }
date-full = { $day } { $month } { $year }

## Що показано

requests-count =
    { $count ->
        [one] { $count } заявка
        [few] { $count } заявки
       *[many] { $count } заявок
    }
shown-all = На карті { requests-count }.
shown-all-overdue = На карті { requests-count }, прострочено { $overdue }.
shown-filtered = Показано { requests-count }: { $filters }.
shown-none = Заявок немає: { $filters }.
shown-in-view = У полі зору — { $count }.
shown-stack =
    { $count ->
        [one] За цією адресою { $count } заявка
        [few] За цією адресою { $count } заявки
       *[many] За цією адресою { $count } заявок
    }
filtered-query = зі словами «{ $text }»
filtered-from = з { $date }
filtered-to = по { $date }
filtered-period =
    { $days ->
        [one] за останній { $days } день
        [few] за останні { $days } дні
       *[many] за останні { $days } днів
    }
filtered-year = за цей рік

## Пошук і фільтри

search-label = Пошук заявки або адреси
search-placeholder = Адреса або номер заявки
search-clear = Очистити пошук
search-requests = Заявки
search-addresses = Адреси
search-text = Усі заявки зі словами «{ $text }»
search-nothing = За «{ $text }» нічого не знайшли. Спробуйте назву вулиці без скорочень або номер заявки, як-от 1042-9.
search-failed = Пошук не відповідає. Спробуйте за хвилину.
filters-label = Фільтри
filter-groups = Стан
filter-service = Вид заявки
filter-district = Район
filter-period = Час
filter-any-service = Усі види
filter-any-district = Уся громада
period-all = За весь час
period-7 = За 7 днів
period-30 = За 30 днів
period-90 = За 90 днів
period-year = За цей рік
filters-reset = Скинути все

## Список

list-label = Заявки в полі зору
list-more = Показати ще
list-of = Показано { $shown } з { $count }
list-loading = Завантажуємо заявки
stack-back = До списку
empty-title = Тут будуть заявки
empty-text = Щойно контакт-центр прийме першу заявку, вона з’явиться на карті й у цьому списку.
none-title = За цими фільтрами нічого немає
none-text = Приберіть один із них:
none-without = Прибрати: { $filter }
view-title = У полі зору немає заявок
view-text = Вони є в інших місцях громади.
view-all = Показати всю громаду
error-title = Не вдалося завантажити заявки
error-kept = Карта й фільтри лишилися на місці.
error-retry = Спробувати ще раз
offline = Немає з’єднання. Показано дані станом на { $time }.
offline-never = Немає з’єднання. Дані з’являться, щойно воно відновиться.

## Картка

card-back = До списку
card-label = Заявка { $number }
card-loading = Завантажуємо заявку
card-missing-title = Заявки { $number } немає на карті
card-missing-text = Перевірте номер. Заявку ще могли не прийняти до виконання, або вона не є публічною.
card-share = Поділитися
card-copied = Посилання скопійовано
card-page = Сторінка заявки
request-number = № { $number }
request-title = Заявка { $number }
request-title-plain = Заявка
request-service = Вид заявки
request-place = Місце
request-district = Район
request-executor = Виконавець
request-executor-none = Виконавця не визначено
request-due = Строк
request-registered = Зареєстровано
request-closed = Закрито
request-text = Що сталося
request-progress = Перебіг
request-history = Історія
request-photos = Фото
photo-problem = Проблема
photo-report = Результат
photo-alt-problem = Фото { $index } з { $count }: проблема, заявка { $number }
photo-alt-report = Фото { $index } з { $count }: виконана робота, заявка { $number }
request-generalised = Місце показано приблизно, щоб не розкривати адресу людини.
request-on-map = Показати на карті
request-state = Стан

## Легенда й інструменти

legend-label = Позначки на карті
legend-cluster = кілька заявок поруч
tools-label = Інструменти карти
tool-in = Наблизити
tool-out = Віддалити
tool-locate = Моє місце
tool-locate-failed = Не вдалося визначити ваше місце. Дозвольте браузеру доступ до нього.
tool-home = Уся громада
tool-look = Вигляд карти
theme-label = Тема
theme-auto = Як у системі
theme-light = Світла
theme-dark = Темна
look-shown = На карті
look-numbers = Номери будинків
look-pois = Школи, крамниці, зупинки
language-label = Мова
language-uk = Українська
language-en = English
about-label = Про карту й контакти
enter = Увійти
enter-label = Вхід
enter-cabinet = Кабінет
enter-work = До роботи
sheet-label = Список заявок
sheet-taller = Розгорнути список
sheet-lower = Згорнути список

## Сторінки сервера

home = До карти
page-footer = Дані карти: © OpenStreetMap contributors (ODbL)
not-found-title = Такої сторінки немає
not-found-text = Можливо, у номері заявки є помилка або заявка не публічна. На карті можна знайти її за номером чи адресою.
sign-in-failed-title = Увійти не вдалося
sign-in-again = Увійти знову
failure-title = Щось пішло не так
failure-text = Ми вже записали, що сталося. Спробуйте оновити сторінку за хвилину.
